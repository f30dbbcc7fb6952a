import type { Environment } from '../../../config.ts'
import { defineCause } from '../../cause.ts'
import { componentsOf, mapping } from '../../collector-config.ts'
import type { FactValues } from '../../facts/schemas.ts'
import { signals } from '../../findings.ts'
import { accepted, ownFlow } from '../../flow.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import { lineProof, type Proof } from '../../proof.ts'

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|$)/
const usual = { grpc: 'localhost:4317', http: 'localhost:4318' } as const
type Protocol = keyof typeof usual

const isOwn = (id: string): boolean => /^otlp(?:\/|$)/.test(id) && !id.endsWith('/self')

type Listening = { id: string; endpoint: string; proof: Proof }

/** Where the newest collector says that it listens. Sources: otlpreceiver v0.156, measured; earlier texts name the kind. */
const said = (log: FactValues['collectorStart'], protocol: Protocol): Listening[] =>
  collectorLines(log).flatMap((line) => {
    const { message, component, fields } = line
    const { endpoint } = fields
    const wanted = protocol === 'grpc' ? 'Starting GRPC server' : 'Starting HTTP server'
    if (message !== wanted || typeof endpoint !== 'string' || !isOwn(component)) return []
    return [{ id: component, endpoint, proof: lineProof('collectorStart', line) }]
  })

/** Without an endpoint the receiver listens on localhost, since v0.104. */
const configured = (config: FactValues['collectorConfig'], protocol: Protocol): Listening[] =>
  componentsOf(config, 'receivers').flatMap(([id, { protocols }]) => {
    const settings = mapping(protocols)
    if (!isOwn(id) || !Object.hasOwn(settings, protocol)) return []
    const { endpoint: given } = mapping(settings[protocol])
    const endpoint = typeof given === 'string' ? given : usual[protocol]
    const name = `protocols.${protocol}.endpoint`
    const value = typeof given === 'string' ? given : undefined
    return [{ id, endpoint, proof: { kind: 'setting', source: 'collectorConfig', where: id, name, value } }]
  })

/** An application that sends by that protocol to another host than its own; one beside its collector may use localhost. */
const sender = (definitions: FactValues['taskDefinitions'], protocol: Protocol) => {
  for (const { service, running } of definitions) {
    for (const { environment } of running.containers) {
      const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT']
      const host = endpoint?.replace(/^\w+:\/\//, '')
      const http =
        environment['OTEL_EXPORTER_OTLP_PROTOCOL']?.startsWith('http') ?? endpoint?.includes(':4318') === true
      if (endpoint === undefined || host === undefined || loopback.test(host)) continue
      if (http === (protocol === 'http')) return { service, endpoint }
    }
  }
  return undefined
}

/** Whether applications say that nothing listens; without a word of theirs, whether anything arrives. */
const reached = (
  { applicationLog, collectorMetrics }: Partial<Pick<FactValues, 'applicationLog' | 'collectorMetrics'>>,
  environment: Environment,
): boolean | undefined => {
  if (applicationLog !== undefined && sdkLines(applicationLog).some(({ failure }) => failure === 'refused'))
    return false
  const flow = collectorMetrics && ownFlow(collectorMetrics, environment)
  const taken = flow && signals.map((signal) => accepted(flow, signal))
  return taken?.some((counted) => counted !== undefined && counted.count > 0)
}

/** The receiver listens on the loopback of its own task only, and the applications are in others. */
export const receiverOnLocalhost = defineCause({
  kind: 'receiver-on-localhost',
  catalogue: ['T19'],
  source: 'code',
  symptoms: ['traces', 'metrics', 'collector'],
  hop: 'receiving',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  effectOf: ['collector_down'],
  stackWide: true,
  needs: ['taskDefinitions'],
  wants: ['collectorStart', 'collectorConfig', 'applicationLog', 'collectorMetrics'],
  judge({ taskDefinitions, collectorStart, collectorConfig, ...heard }, { environment }) {
    const arrives = reached(heard, environment)
    // A proxy beside it, as Service Connect's, may reach it on localhost.
    if (arrives === true) return []
    return (['grpc', 'http'] as const).flatMap((protocol) => {
      const from = sender(taskDefinitions, protocol)
      const spoken = collectorStart === undefined ? [] : said(collectorStart, protocol)
      const listening =
        spoken.length > 0 || collectorConfig === undefined ? spoken : configured(collectorConfig, protocol)
      const [first] = listening
      if (from === undefined || first === undefined || !listening.every(({ endpoint }) => loopback.test(endpoint)))
        return []
      const { service, endpoint: value } = from
      const variable: Proof = {
        kind: 'variable',
        source: 'taskDefinitions',
        service,
        name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
        value,
      }
      const port = /:(\d+)$/.exec(first.endpoint)?.[1] ?? ''
      return [
        {
          subject: first.id,
          // What is configured may differ from what this version makes of it; what it says itself does not.
          confidence: spoken.length > 0 && arrives === false ? ('confirmed' as const) : ('likely' as const),
          values: { endpoint: first.endpoint, port },
          proof: [first.proof, variable] as const,
        },
      ]
    })
  },
})
