import { defineCause } from '../../cause.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

const exhausted = /no more retries left|max elapsed time expired/i

/**
 * An outage lasted longer than an exporter tries again (five minutes unless told otherwise), so that it gave up. Where
 * it is known what was out, that is the cause. Source: core, exporterhelper, retry_sender.go.
 */
export const exportRetriesExhausted = defineCause({
  kind: 'export-retries-exhausted',
  catalogue: ['T42'],
  source: 'code',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  effectOf: ['grafana_not_exported', 'logs_not_exported', 'metrics_not_exported', 'traces_not_exported'],
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ line, failure }) => failure === 'unknown' && exhausted.test(`${line.message} ${line.error}`),
    )
    return [...Map.groupBy(failures, ({ exporter }) => exporter)].flatMap(([exporter, own]) =>
      isSome(own)
        ? [
            {
              subject: exporter,
              confidence: 'confirmed' as const,
              values: {},
              proof: proofOf(own),
              reach: { ...reachOf(own), stackWide: false },
            },
          ]
        : [],
    )
  },
})
