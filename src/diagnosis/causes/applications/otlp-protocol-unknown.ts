import { defineCause } from '../../cause.ts'
import { sdkSayings } from '../../lines/sdk-saying.ts'
import { lineProof, type Proof } from '../../proof.ts'
import { traced, variableProof } from '../../sdk-evidence.ts'
import { disabled, protocolOf, sdkSettings } from '../../sdk-settings.ts'

/** Every protocol that the specification knows. Source: OpenTelemetry specification, OTLP exporter. */
const known = /^(grpc|http\/protobuf|http\/json)$/

/**
 * An SDK does not know the protocol that it is told to export with, and ends or exports nothing. Sources: opentelemetry-python
 * (sdk/_configuration), opentelemetry-java (OtlpSpanExporterProvider), opentelemetry-js (sdk-node/utils).
 */
export const otlpProtocolUnknown = defineCause({
  kind: 'otlp-protocol-unknown',
  catalogue: [],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  needs: ['applicationLog', 'taskDefinitions'],
  wants: ['traces', 'services'],
  judge({ applicationLog, taskDefinitions, traces, services }) {
    const all = sdkSettings(taskDefinitions)
    const sayings = sdkSayings(applicationLog, all, /[Uu]nsupported OTLP (?:\w+ )?protocol:? '?([\w/.+-]+)'?/)
    const names = new Set([...sayings.map(({ service }) => service), ...all.map(({ service }) => service)])
    return [...names].flatMap((service) => {
      const saying = sayings.find((one) => one.service === service)
      const settings = all.find((one) => one.service === service)
      const given = settings === undefined || disabled(settings) ? undefined : protocolOf(settings, 'traces')
      const wrong = given !== undefined && !known.test(given.value)
      // The line of a revision that is gone says nothing about the one that runs.
      if (given !== undefined && !wrong && saying?.found !== given.value) return []
      if (saying === undefined && (!wrong || settings === undefined || traced(settings, { traces, services })))
        return []
      const proof: Proof[] = saying === undefined ? [] : [lineProof('applicationLog', saying)]
      if (settings !== undefined && given !== undefined)
        proof.push(variableProof(settings, given.variable, { value: given.value, wanted: 'grpc' }))
      const [first, ...more] = proof
      if (first === undefined) return []
      return [
        {
          subject: service,
          confidence: saying === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { protocol: saying?.found ?? given?.value ?? '' },
          proof: [first, ...more] as const,
        },
      ]
    })
  },
})
