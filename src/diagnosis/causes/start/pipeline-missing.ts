import { defineCause, type Effect, type Symptom } from '../../cause.ts'
import { componentsOf, mapping, pipelinesOf } from '../../collector-config.ts'
import type { FactValues } from '../../facts/schemas.ts'
import type { Signal } from '../../findings.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Which pipelines take what applications send: those with an OTLP receiver that is not the collector's own. */
const fed = (config: FactValues['collectorConfig'], signal: Signal): boolean =>
  pipelinesOf(config).some(
    (pipeline) =>
      pipeline.signal === signal && pipeline.receivers.some((id) => !id.endsWith('/self') && /^otlp(?:\/|$)/.test(id)),
  )

/** The collector is told to take OTLP at all; one that only takes X-Ray's own format is another matter. */
const takesOtlp = (config: FactValues['collectorConfig']): boolean =>
  Object.keys(mapping(config.config?.['service'])).length > 0 &&
  componentsOf(config, 'receivers').some(([id]) => /^otlp(?:\/|$)/.test(id) && !id.endsWith('/self'))

type PipelineKind = `${Signal}-pipeline-missing`

const missing = (signal: Signal, symptoms: readonly Symptom[], brings: readonly Effect[]) => {
  const kind: PipelineKind = `${signal}-pipeline-missing`
  const name = `OTEL_${signal.toUpperCase()}_EXPORTER`
  return defineCause({
    kind,
    catalogue: ['T22', ...(signal === 'metrics' ? ['M34'] : [])],
    source: 'recorded',
    symptoms,
    hop: 'receiving',
    brings,
    stackWide: true,
    needs: ['collectorConfig', 'taskDefinitions'],
    wants: ['applicationLog'],
    judge({ collectorConfig, taskDefinitions, applicationLog }, { environment }) {
      if (!takesOtlp(collectorConfig) || fed(collectorConfig, signal)) return []
      const wanting = taskDefinitions.find(({ running }) =>
        running.containers.some(({ environment: variables }) => variables[name] === 'otlp'),
      )
      const refused =
        applicationLog === undefined
          ? undefined
          : sdkLines(applicationLog).find((line) => line.failure === 'no_pipeline' && line.signal === signal)
      if (wanting === undefined && refused === undefined) return []
      const proof: Proof[] = [
        ...(refused === undefined ? [] : [lineProof('applicationLog', refused)]),
        ...(wanting === undefined
          ? []
          : [
              {
                kind: 'variable' as const,
                source: 'taskDefinitions' as const,
                service: wanting.service,
                name,
                value: 'otlp',
              },
            ]),
      ]
      const absent: Proof = { kind: 'absent', source: 'collectorConfig', what: signal, where: 'service.pipelines' }
      return [
        {
          subject: environment.collectorService,
          confidence: 'confirmed',
          values: { service: wanting?.service ?? refused?.service ?? '' },
          proof: [absent, ...proof],
        },
      ]
    },
  })
}

/** The collector takes OTLP, but has no pipeline for spans. */
export const tracesPipelineMissing = missing('traces', ['traces'], ['traces_unsent', 'traces_missing'])
/** … none for data points. */
export const metricsPipelineMissing = missing('metrics', ['metrics'], ['metrics_unsent', 'metrics_missing'])
/** … none for log records. */
export const logsPipelineMissing = missing('logs', ['logs'], ['logs_unsent'])
