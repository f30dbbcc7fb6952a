import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { failing, said, traced, variableProof } from '../../sdk-evidence.ts'
import { disabled, endpointsOf, sdkSettings } from '../../sdk-settings.ts'

/** gRPC takes an endpoint without a scheme for TLS; HTTP finds no adapter for it. Source: opentelemetry-python 1.44, measured. */
export const endpointSchemeMissing = defineCause({
  kind: 'endpoint-scheme-missing',
  catalogue: ['T13', 'T14'],
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
  wants: ['taskDefinitions', 'traces', 'services'],
  judge({ applicationLog, taskDefinitions, traces, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const failed = failing(known, ['no_scheme', 'tls'], context)
    const byVariable = sdkSettings(taskDefinitions).flatMap((settings) => {
      const endpoint = endpointsOf(settings).find(({ value }) => !value.includes('://'))
      if (endpoint === undefined || disabled(settings)) return []
      const { variable, value } = endpoint
      const line = failed.find(({ service }) => service === settings.service)?.line
      const plain = settings.variables['OTEL_EXPORTER_OTLP_INSECURE']?.toLowerCase() === 'true'
      const works = plain || traced(settings, { traces, services })
      if (line === undefined && works) return []
      const proof: [Proof, ...Proof[]] = [variableProof(settings, variable, { value, wanted: `http://${value}` })]
      if (line !== undefined) proof.push(said(line))
      const confidence = line === undefined ? ('likely' as const) : ('confirmed' as const)
      return [{ subject: settings.service, confidence, values: { variable, value }, proof }]
    })
    const covered = new Set(byVariable.map(({ subject }) => subject))
    // Given in code, so that no variable shows it.
    const byLine = failed
      .filter(({ service, line }) => line.failure === 'no_scheme' && !covered.has(service))
      .map(({ service, line }) => ({
        subject: service,
        confidence: 'confirmed' as const,
        values: { variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: line.target ?? '' },
        proof: [said(line)] as const,
      }))
    return [...byVariable, ...byLine]
  },
})
