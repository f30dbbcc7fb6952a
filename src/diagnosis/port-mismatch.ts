import type { CheckContext } from './check.ts'
import type { FactValues } from './facts/schemas.ts'
import { otlpReceivers } from './otlp-receivers.ts'
import type { Proof } from './proof.ts'
import { failing, isCollectorHost, said, traced, variableProof } from './sdk-evidence.ts'
import { addressOf, disabled, endpointsOf, protocolOf, type SdkSettings, sdkSettings } from './sdk-settings.ts'

type Protocol = 'grpc' | 'http'
type Known = Pick<FactValues, 'applicationLog'> & {
  [N in 'taskDefinitions' | 'collectorConfig' | 'traces' | 'services']?: FactValues[N] | undefined
}

const wantedPort: Readonly<Record<Protocol, number>> = { grpc: 4317, http: 4318 }

/** A service whose variables ask for that protocol at a port of the collector that speaks the other one. */
const slip = (settings: SdkSettings, speaks: Protocol, known: Known, { environment }: CheckContext) => {
  const receivers = otlpReceivers(known.collectorConfig)
  if (disabled(settings)) return undefined
  return endpointsOf(settings).find(({ value, signals: [signal = 'traces'] }) => {
    const asked = protocolOf(settings, signal)?.value.toLowerCase()
    const protocol = asked === 'grpc' ? 'grpc' : asked?.startsWith('http/') ? 'http' : undefined
    const address = addressOf(value)
    if (protocol !== speaks || address === undefined || !isCollectorHost(address.host, environment)) return false
    const there = receivers.filter(({ port }) => port === address.port)
    return there.length > 0 && there.every((receiver) => receiver.protocol !== speaks)
  })
}

/**
 * @returns the services whose exporter speaks one protocol to the port of the other: by the SDK's own error, or by the
 * two variables that contradict each other where none of its traces arrives
 */
export const portMismatches = (speaks: Protocol, known: Known, context: CheckContext) => {
  const lines = failing(known, [speaks === 'grpc' ? 'grpc_to_http' : 'http_to_grpc'], context)
  const all = sdkSettings(known.taskDefinitions)
  const services = new Set([...lines.map(({ service }) => service), ...all.map(({ service }) => service)])
  return [...services].flatMap((service) => {
    const line = lines.find((one) => one.service === service)?.line
    const settings = all.find((one) => one.service === service)
    const found = settings === undefined ? undefined : slip(settings, speaks, known, context)
    const proof: Proof[] = line === undefined ? [] : [said(line)]
    if (settings !== undefined && found !== undefined) {
      if (line === undefined && traced(settings, known)) return []
      proof.push(variableProof(settings, found.variable, { value: found.value }))
    }
    const [first, ...more] = proof
    if (first === undefined) return []
    return [
      {
        subject: service,
        confidence: line === undefined ? ('likely' as const) : ('confirmed' as const),
        values: { target: line?.target ?? found?.value ?? '', port: String(wantedPort[speaks]) },
        proof: [first, ...more] as const,
      },
    ]
  })
}
