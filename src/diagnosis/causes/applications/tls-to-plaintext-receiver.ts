import { defineCause } from '../../cause.ts'
import { otlpReceivers } from '../../otlp-receivers.ts'
import type { Proof } from '../../proof.ts'
import { failing, isCollectorHost, said, traced, variableProof } from '../../sdk-evidence.ts'
import { addressOf, disabled, endpointsOf, sdkSettings } from '../../sdk-settings.ts'

/** An SDK begins with TLS where the collector speaks plain text. */
export const tlsToPlaintextReceiver = defineCause({
  kind: 'tls-to-plaintext-receiver',
  catalogue: ['T13'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'collectorConfig', 'traces', 'services'],
  judge({ applicationLog, taskDefinitions, collectorConfig, traces, services }, context) {
    const lines = failing({ applicationLog, taskDefinitions, services }, ['tls'], context)
    const all = sdkSettings(taskDefinitions)
    const plain = (port: number | undefined) =>
      collectorConfig?.config !== undefined &&
      otlpReceivers(collectorConfig).some((receiver) => receiver.port === port && !receiver.tls)
    const names = new Set([...lines.map(({ service }) => service), ...all.map(({ service }) => service)])
    return [...names].flatMap((service) => {
      const line = lines.find((one) => one.service === service)?.line
      const settings = all.find((one) => one.service === service)
      const endpoints = settings === undefined || disabled(settings) ? [] : endpointsOf(settings)
      // An endpoint without a scheme is a cause of its own.
      if (endpoints.some(({ value }) => !value.includes('://'))) return []
      const secure = endpoints.find(({ value }) => addressOf(value)?.scheme === 'https')
      const proof: Proof[] = line === undefined ? [] : [said(line)]
      if (settings !== undefined && secure !== undefined) {
        const { host = '', port } = addressOf(secure.value) ?? {}
        const proven =
          isCollectorHost(host, context.environment) && plain(port) && !traced(settings, { traces, services })
        if (line === undefined && !proven) return []
        const wanted = secure.value.replace(/^https/i, 'http')
        proof.push(variableProof(settings, secure.variable, { value: secure.value, wanted }))
      }
      const [first, ...more] = proof
      if (first === undefined) return []
      return [
        {
          subject: service,
          confidence: line === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { target: line?.target ?? secure?.value ?? '' },
          proof: [first, ...more] as const,
        },
      ]
    })
  },
})
