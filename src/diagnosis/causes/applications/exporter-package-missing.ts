import { defineCause } from '../../cause.ts'
import { sdkSayings } from '../../lines/sdk-saying.ts'
import { lineProof } from '../../proof.ts'
import { traced } from '../../sdk-evidence.ts'
import { sdkSettings } from '../../sdk-settings.ts'

/**
 * Sources: opentelemetry-python (measured; older versions say `entry points for '…'`), opentelemetry-java
 * `SpanExporterConfiguration`, opentelemetry-js `BasicTracerProvider`, CPython for the import.
 */
const missing =
  /Requested component '?([\w./-]+)'? not found in entry points? (?:for )?'?opentelemetry_(?:traces|metrics|logs)_exporter|otel\.\w+\.exporter set to "([\w-]+)" but|Exporter "([\w-]+)" requested through environment variable is unavailable|No module named '?(opentelemetry\.exporter[\w.]*)|Cannot find module '(@opentelemetry\/exporter[\w./-]*)'/

/** The exporter that a service's variables name is not in its image. */
export const exporterPackageMissing = defineCause({
  kind: 'exporter-package-missing',
  catalogue: ['T7'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'traces', 'services'],
  judge({ applicationLog, taskDefinitions, traces, services }) {
    const all = sdkSettings(taskDefinitions)
    const sayings = sdkSayings(applicationLog, all, missing)
    return [...Map.groupBy(sayings, ({ service }) => service)].flatMap(([service, [saying]]) => {
      const settings = all.find((one) => one.service === service)
      // JavaScript says it also where the exporter was given in code (opentelemetry-js issue 3449).
      const unsure = saying?.text.includes('requested through environment variable') === true
      if (saying === undefined || (unsure && settings !== undefined && traced(settings, { traces, services })))
        return []
      return [
        {
          subject: service,
          confidence: unsure ? ('likely' as const) : ('confirmed' as const),
          values: { component: saying.found },
          proof: [lineProof('applicationLog', saying)] as const,
        },
      ]
    })
  },
})
