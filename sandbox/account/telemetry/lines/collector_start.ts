import type { Saying } from '../../conditions.ts'
import { configParameter, healthyConfig } from '../../healthy/collector_config.ts'
import type { Account } from '../../state.ts'

/** @returns a line of the collector's JSON log at level info. */
export const info = (at: number, caller: string, msg: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ level: 'info', ts: new Date(at).toISOString(), caller, msg, ...more })

type Endpoints = { receivers?: { otlp?: { protocols?: Record<string, { endpoint?: string } | null> } } }

/** @returns the configuration that a task read when it started; the healthy one before the first change. */
const configAt = (account: Account, at: number): string => {
  const parameter = account.parameters.get(configParameter(account))
  return parameter === undefined || parameter.modifiedAt.getTime() > at
    ? JSON.stringify(healthyConfig(account))
    : parameter.value
}

const parsed = (text: string): Endpoints => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Go names the listener, not the setting: every address is `[::]`, and localhost is the address behind it. */
const listening = (setting: string | undefined, port: string): string =>
  (setting ?? `localhost:${port}`).replace('0.0.0.0', '[::]').replace('localhost', '127.0.0.1')

/** Variables of the collector's task, by the newest definition of its family, and those that ECS sets itself. */
const variables = (account: Account): Set<string> => {
  const own = account.clusters.taskDefinitions.findLast(({ family }) => family === account.environment.collectorService)
  const container = own?.containerDefinitions?.[0]
  const names = [...(container?.environment ?? []), ...(container?.secrets ?? [])].map(({ name = '' }) => name)
  return new Set([...names, 'AWS_REGION', 'AWS_DEFAULT_REGION'])
}

const unset = (account: Account, config: string): string[] => {
  const known = variables(account)
  const referred = [...config.matchAll(/\$\{(?:env:)?(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  return [...new Set(referred)].filter((name) => !known.has(name))
}

const receiver = { 'otelcol.component.id': 'otlp', 'otelcol.component.kind': 'receiver' }
const servers = [
  ['grpc', 'otlpreceiver@v0.156.0/otlp.go:120', 'Starting GRPC server', '4317'],
  ['http', 'otlpreceiver@v0.156.0/otlp.go:178', 'Starting HTTP server', '4318'],
] as const

/** @returns what a collector of v0.156 writes when it starts, with the configuration that is stored at that time (ms). */
export const startLines = (account: Account, startedAt: number): Saying[] => {
  const config = configAt(account, startedAt)
  const warned = unset(account, config).map((name): Saying => {
    const at = startedAt + 305
    const msg = 'Configuration references unset environment variable'
    const caller = 'envprovider@v1.62.0/provider.go:68'
    return [at, JSON.stringify({ level: 'warn', ts: new Date(at).toISOString(), caller, msg, name })]
  })
  const protocols = parsed(config).receivers?.otlp?.protocols ?? {}
  const listens = servers.flatMap(([protocol, caller, msg, port], index): Saying[] => {
    if (!Object.hasOwn(protocols, protocol)) return []
    const endpoint = listening(protocols[protocol]?.endpoint, port)
    const at = startedAt + 330 + index
    return [[at, info(at, caller, msg, { ...receiver, endpoint })]]
  })
  const [begun, extensions, ready] = [startedAt + 310, startedAt + 312, startedAt + 340]
  const version = { Version: 'v0.49.0', NumCPU: 2 }
  return [
    ...warned,
    [begun, info(begun, 'service@v0.156.0/service.go:224', 'Starting aws-otel-collector...', version)],
    [extensions, info(extensions, 'extensions/extensions.go:41', 'Starting extensions...')],
    ...listens,
    [ready, info(ready, 'service@v0.156.0/service.go:247', 'Everything is ready. Begin running and processing data.')],
  ]
}
