import { defineCause } from '../../cause.ts'
import { windowMinutes } from '../../facts/fact.ts'
import { exported, ownFlow } from '../../flow.ts'

/** The same share at which the alarm on exports rings. Source: reference on the collector, formulas. */
const tolerated = 0.01

/** Exports fail while the health check stays green, and no line says why: what says why hides this. */
export const exportsFailHealthGreen = defineCause({
  kind: 'exports-fail-health-green',
  catalogue: ['U34'],
  source: 'code',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'exporting',
  effectOf: ['traces_not_exported', 'metrics_not_exported', 'logs_not_exported', 'grafana_not_exported'],
  needs: ['collectorMetrics', 'collectorTasks'],
  judge({ collectorMetrics, collectorTasks }, { environment }) {
    const live = collectorTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    if (live.length === 0 || live.some(({ health }) => health !== 'healthy')) return []
    const [worst] = exported(ownFlow(collectorMetrics, environment))
      .filter(({ sent, failed }) => failed > 0 && failed > tolerated * (sent + failed))
      .toSorted((one, other) => other.failed - one.failed)
    if (worst === undefined) return []
    const { exporter, sent, failed } = worst
    return [
      {
        subject: exporter,
        confidence: 'possible',
        values: { failed: String(Math.round(failed)), share: `${Math.round((100 * failed) / (sent + failed))} %` },
        proof: [
          {
            kind: 'count',
            source: 'collectorMetrics',
            name: `otelcol_exporter_send_failed_* {exporter=${exporter}}`,
            value: failed,
            minutes: windowMinutes,
          },
          { kind: 'measure', source: 'collectorTasks', name: 'healthStatus', value: 'HEALTHY' },
        ],
      },
    ]
  },
  command: (_found, { collectorLogGroup, region }) =>
    `aws logs tail ${collectorLogGroup} --since 1h --filter-pattern '?"Exporting failed" ?error' --region ${region}`,
})
