import { defineCause } from '../../cause.ts'
import type { FactValues } from '../../facts/schemas.ts'
import type { Proof } from '../../proof.ts'
import { failing, isCollectorHost, listed, said, traced } from '../../sdk-evidence.ts'
import { addressOf, disabled, endpointsOf, type SdkSettings, sdkSettings } from '../../sdk-settings.ts'

type Rule = FactValues['collectorIngress'][number]

/** Address ranges and prefix lists may hold the service; only rules by group can be told for certain. */
const lets = ({ protocol, fromPort, toPort, sources }: Rule, port: number, groups: readonly string[]): boolean =>
  (protocol === '-1' || protocol === 'tcp' || protocol === '6') &&
  (protocol === '-1' || (fromPort <= port && port <= toPort)) &&
  sources.some((source) => source.includes('/') || source.startsWith('pl-') || groups.includes(source))

/** Ports of the collector that a service sends to by its name; none where something stands between them. */
const portsOf = (settings: SdkSettings, environment: Parameters<typeof isCollectorHost>[1]): number[] =>
  disabled(settings) || settings.sidecar
    ? []
    : endpointsOf(settings).flatMap(({ value }) => {
        const address = addressOf(value)
        return address?.port !== undefined && isCollectorHost(address.host, environment) ? [address.port] : []
      })

/** What only somebody says who was reached. */
const answers = [
  'refused',
  'data_refused',
  'no_pipeline',
  'no_path',
  'tls',
  'grpc_to_http',
  'http_to_grpc',
  'rejected',
] as const

/** No rule of the collector's security groups lets a service in: packets are dropped, so that exports only time out. */
export const collectorIngressClosed = defineCause({
  kind: 'collector-ingress-closed',
  catalogue: ['T17'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  stackWide: true,
  needs: ['collectorIngress', 'services', 'taskDefinitions'],
  wants: ['applicationLog', 'traces'],
  judge({ collectorIngress, services, taskDefinitions, applicationLog, traces }, context) {
    const { environment } = context
    const collector = services.services.find(({ name }) => name === environment.collectorService)
    const group = collector?.securityGroups.join(' ') ?? ''
    if (collector === undefined || group === '') return []
    const known = applicationLog && { applicationLog, taskDefinitions, services }
    // Whoever gets an answer, and be it a refusal, gets through.
    const answered = known === undefined ? [] : failing(known, answers, context)
    const blocked = sdkSettings(taskDefinitions).flatMap((settings) => {
      const groups = services.services.find(({ name }) => name === settings.service)?.securityGroups ?? []
      const port = portsOf(settings, environment).find(
        (each) => !collectorIngress.some((rule) => lets(rule, each, groups)),
      )
      // Connections from before a rule was removed stay open: what arrives is not blocked yet.
      const through = answered.some(({ service }) => service === settings.service)
      return port === undefined || groups.length === 0 || through || traced(settings, { traces, services })
        ? []
        : [{ service: settings.service, port, groups }]
    })
    const [first] = blocked
    if (first === undefined) return []
    const late = known === undefined ? [] : failing(known, ['timed_out', 'gave_up'], context)
    const line = late.find(({ service }) => blocked.some((one) => one.service === service))?.line
    const rule: Proof = {
      kind: 'absent',
      source: 'collectorIngress',
      what: `ingress tcp ${first.port} from ${first.groups.join(' ')}`,
      where: group,
    }
    return [
      {
        subject: group,
        confidence: line === undefined ? 'likely' : 'confirmed',
        values: {
          port: String(first.port),
          from: first.groups[0] ?? '',
          services: listed(blocked.map(({ service }) => service)),
        },
        proof: line === undefined ? [rule] : [rule, said(line)],
      },
    ]
  },
  command: ({ subject, values: { port, from } }, { region }) =>
    `aws ec2 authorize-security-group-ingress --group-id ${subject.split(' ')[0]} --protocol tcp --port ${port} --source-group ${from} --region ${region}`,
})
