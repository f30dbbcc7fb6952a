import { defineCause } from '../../cause.ts'
import { variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings } from '../../sdk-settings.ts'

const variable = 'OTEL_SDK_DISABLED'

/** The SDK is switched off: no spans, no metrics, and no word about it. */
export const sdkDisabled = defineCause({
  kind: 'sdk-disabled',
  catalogue: ['T1'],
  source: 'measured',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing', 'log_fields_missing'],
  needs: ['taskDefinitions'],
  judge({ taskDefinitions }, { environment }) {
    // Where the environment wants it so, it is no fault.
    if (environment.variables[variable]?.toLowerCase() === 'true') return []
    return sdkSettings(taskDefinitions)
      .filter(disabled)
      .map((settings) => ({
        subject: settings.service,
        confidence: 'confirmed' as const,
        values: { value: settings.variables[variable] ?? '' },
        proof: [variableProof(settings, variable, { value: settings.variables[variable], wanted: 'false' })] as const,
      }))
  },
})
