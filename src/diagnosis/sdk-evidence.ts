import type { Environment } from '../config.ts'
import type { CheckContext } from './check.ts'
import { settling } from './check.ts'
import { windowMinutes } from './facts/fact.ts'
import type { FactValues } from './facts/schemas.ts'
import type { SdkFailure, SdkLine } from './lines/sdk-line.ts'
import { sdkLines } from './lines/sdk-line.ts'
import { lineProof, type Proof } from './proof.ts'
import { type SdkSettings, sdkSettings } from './sdk-settings.ts'

type Log = FactValues['applicationLog']

/** A minute before a rollout is recorded its first tasks may already go. */
const before = 60_000

/** What tasks that come and go make of a connection; everything else is as wrong during a rollout as after it. */
const ofConnections: readonly SdkFailure[] = ['refused', 'no_name', 'timed_out', 'gave_up', 'closed', 'unavailable']

/**
 * @returns whether what a line says still went on lately, and is not just what a rollout brings with it: tasks that go
 * refuse connections until the clients have found the new ones.
 */
export const goesOn = (
  { firstAt, at, failure }: Pick<SdkLine, 'firstAt' | 'at' | 'failure'>,
  { now, deployedAt }: Pick<CheckContext, 'now' | 'deployedAt'>,
): boolean => {
  if (now.getTime() - at.getTime() > windowMinutes * 60_000) return false
  if (deployedAt === undefined || !ofConnections.includes(failure)) return true
  const rollout = deployedAt.getTime()
  const settled = rollout + settling.flow * 1000
  return firstAt.getTime() < rollout - before || at.getTime() > settled
}

/** What is needed to tell whose line it is. */
type Writer = Pick<SdkLine, 'service' | 'stream'>

/** @returns the settings of the service that wrote a line: by its name, its telemetry's name, or its log stream. */
export const settingsOf = (all: readonly SdkSettings[], { service, stream }: Writer): SdkSettings | undefined => {
  const [prefix = '', container = ''] = stream.split('/')
  return (
    all.find((one) => one.service === service) ??
    all.find((one) => one.telemetryName === service) ??
    all.find((one) => one.streamPrefix === prefix && one.container === container)
  )
}

/** One service whose exports fail so. */
export type Failing = {
  /** The ECS service where it is known, else the name in the line. */
  service: string
  settings: SdkSettings | undefined
  /** The newest line that says it, one of giving up before one of trying again. */
  line: SdkLine
  lines: readonly SdkLine[]
}

/** New tasks need about so long until the old ones say nothing more. */
const replacing = 2 * 60_000

/** @returns when a service was last rolled over for good, so that lines from before say nothing about what runs; ms. */
const renewedAt = (services: FactValues['services'] | undefined, name: string): number => {
  const own = services?.services.find((service) => service.name === name)
  const done = own?.deployments.find(({ status, rollout }) => status === 'PRIMARY' && rollout === 'completed')
  return done?.createdAt === undefined ? 0 : done.createdAt.getTime() + replacing
}

type Known = {
  applicationLog: Log
  taskDefinitions?: FactValues['taskDefinitions'] | undefined
  services?: FactValues['services'] | undefined
}

/** @returns each service whose SDK fails in one of those ways, with its lines; only what goes on with what runs now. */
export const failing = (known: Known, failures: readonly SdkFailure[], context: CheckContext): Failing[] => {
  const all = sdkSettings(known.taskDefinitions)
  const collectorRenewed = renewedAt(known.services, context.environment.collectorService)
  const lines = sdkLines(known.applicationLog).filter((line) => {
    if (!failures.includes(line.failure) || !goesOn(line, context)) return false
    const own = renewedAt(known.services, settingsOf(all, line)?.service ?? line.service)
    return line.at.getTime() >= Math.max(own, collectorRenewed)
  })
  const byService = Map.groupBy(lines, (line) => settingsOf(all, line)?.service ?? line.service)
  return [...byService].flatMap(([service, own]) => {
    const line = own.find(({ final }) => final) ?? own[0]
    return line === undefined
      ? []
      : [{ service, settings: all.find((one) => one.service === service), line, lines: own }]
  })
}

/** Once or twice is what happens to connections; more is a fault. */
const fewTries = 2

/** @returns whether a service says that it gave data up, or tried again and again: not every version says that it gave up. */
export const isLasting = ({ line, lines }: Failing): boolean =>
  line.final || lines.reduce((sum, { count }) => sum + count, 0) > fewTries

/** @returns a line of the applications' log as proof. */
export const said = (line: SdkLine) => lineProof('applicationLog', line)

/** @returns a variable of a service as proof. */
export const variableProof = (
  { service }: Pick<SdkSettings, 'service'>,
  name: string,
  { value, wanted }: { value?: string | undefined; wanted?: string | undefined } = {},
): Proof => ({ kind: 'variable', source: 'taskDefinitions', service, name, value, wanted })

/** @returns the name under which services find the collector, as far as the environment says it. */
export const collectorHost = ({ discoveryService, discoveryNamespace }: Environment): string =>
  discoveryNamespace === undefined ? discoveryService : `${discoveryService}.${discoveryNamespace}`

/** @returns whether a host is the collector's name, whole, short as in Service Connect, or in any namespace where none is set. */
export const isCollectorHost = (host: string, environment: Environment): boolean =>
  host === collectorHost(environment) ||
  host === environment.discoveryService ||
  (environment.discoveryNamespace === undefined && host.startsWith(`${environment.discoveryService}.`))

/** @returns whether traces of a service arrived since its last deployment, as far as is known. */
export const traced = (
  { service, telemetryName }: SdkSettings,
  { traces, services }: { traces?: FactValues['traces'] | undefined; services?: FactValues['services'] | undefined },
): boolean => {
  const own = services?.services.find(({ name }) => name === service)
  const [newest] =
    own?.deployments.flatMap(({ status, createdAt }) => (status === 'PRIMARY' ? (createdAt ?? []) : [])) ?? []
  const from = newest === undefined ? 0 : newest.getTime() + settling.flow * 1000
  return (
    traces?.traces.some(
      ({ services: names, startedAt }) =>
        startedAt.getTime() >= from && (names.includes(service) || names.includes(telemetryName ?? service)),
    ) ?? false
  )
}

/** @returns names as a list that a person reads, without doubles. */
export const listed = (names: readonly string[]): string => [...new Set(names)].toSorted().join(', ')
