import { defineCause } from '../../cause.ts'
import { variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings, unsendingExporter } from '../../sdk-settings.ts'

const variable = 'OTEL_TRACES_EXPORTER'

/** A service's traces go to no exporter, or to one that only prints them. */
export const tracesExporterOff = defineCause({
  kind: 'traces-exporter-off',
  catalogue: ['T2'],
  source: 'measured',
  symptoms: ['traces'],
  hop: 'applications',
  brings: ['traces_unsent', 'traces_missing'],
  needs: ['taskDefinitions'],
  judge({ taskDefinitions }, { environment }) {
    return sdkSettings(taskDefinitions).flatMap((settings) => {
      const value = unsendingExporter(settings, 'traces')
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
