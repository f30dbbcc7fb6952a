import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { variableProof } from '../../sdk-evidence.ts'
import { carries, disabled, sdkSettings } from '../../sdk-settings.ts'

const variable = 'OTEL_SERVICE_NAME'

/** What an SDK calls a service that has no name, with the process's after a colon. Source: OpenTelemetry specification, resource SDK. */
const nameless = /^unknown_service(:|$)/

/** A service's telemetry goes by the name `unknown_service`, where nobody looks for it. */
export const serviceNameMissing = defineCause({
  kind: 'service-name-missing',
  catalogue: ['T36'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_missing', 'metrics_missing'],
  needs: ['traces', 'taskDefinitions'],
  judge({ traces: { traces }, taskDefinitions }) {
    const under = traces.flatMap(({ services }) => services).filter((name) => nameless.test(name))
    const [name] = under
    if (name === undefined) return []
    const seen: Proof = { kind: 'count', source: 'traces', name, value: under.length, minutes: 15 }
    const lacking = sdkSettings(taskDefinitions).filter(
      (settings) => !disabled(settings) && settings.telemetryName === undefined && !carries(settings, variable),
    )
    if (lacking.length === 0) return [{ subject: name, confidence: 'confirmed', values: { name }, proof: [seen] }]
    return lacking.map((settings) => ({
      subject: settings.service,
      // One of several that lack a name may well have it in its code.
      confidence: lacking.length === 1 ? ('confirmed' as const) : ('likely' as const),
      values: { name },
      proof: [variableProof(settings, variable, { wanted: settings.service }), seen] as const,
    }))
  },
})
