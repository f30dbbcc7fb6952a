import { defineCause } from '../../cause.ts'
import { variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings, unsendingExporter } from '../../sdk-settings.ts'

const variable = 'OTEL_METRICS_EXPORTER'

/** A service's metrics go to no exporter, or to one that only prints them. */
export const metricsExporterOff = defineCause({
  kind: 'metrics-exporter-off',
  catalogue: ['M1'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'applications',
  brings: ['metrics_unsent', 'metrics_missing'],
  needs: ['taskDefinitions'],
  judge({ taskDefinitions }, { environment }) {
    return sdkSettings(taskDefinitions).flatMap((settings) => {
      const value = unsendingExporter(settings, 'metrics')
      // Where the environment wants it so, it is no fault.
      if (value === undefined || disabled(settings) || environment.variables[variable] === value) return []
      return [
        {
          subject: settings.service,
          confidence: 'confirmed' as const,
          values: { value },
          proof: [variableProof(settings, variable, { value, wanted: 'otlp' })] as const,
        },
      ]
    })
  },
})
