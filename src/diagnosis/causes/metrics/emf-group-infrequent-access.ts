import { defineCause } from '../../cause.ts'
import { exported, ownFlow } from '../../flow.ts'
import { freshMetrics } from '../../metric-list.ts'

const names = { infrequent_access: 'INFREQUENT_ACCESS', delivery: 'DELIVERY', standard: 'STANDARD' } as const

/** The EMF group's class has only some of what CloudWatch Logs can do: events are stored, no metrics made. */
export const emfGroupInfrequentAccess = defineCause({
  kind: 'emf-group-infrequent-access',
  catalogue: ['M31'],
  source: 'none',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  stackWide: true,
  // Its events cannot be read by FilterLogEvents, so what the collector sent has to say that there are some.
  needs: ['logGroups', 'applicationMetrics', 'collectorMetrics'],
  judge({ logGroups: { groups }, applicationMetrics, collectorMetrics }, { environment, now }) {
    const { emfLogGroup } = environment
    const group = groups.find(({ name }) => name === emfLogGroup)
    if (group === undefined || group.class === 'standard') return []
    const points = exported(ownFlow(collectorMetrics, environment)).filter(({ exporter }) => /^awsemf/.test(exporter))
    const sent = points.reduce((sum, each) => sum + each.sent, 0)
    if (sent === 0 || freshMetrics(applicationMetrics, now).length > 0) return []
    const value = names[group.class]
    return [
      {
        subject: emfLogGroup,
        confidence: 'likely',
        values: { class: value },
        proof: [
          { kind: 'setting', source: 'logGroups', where: emfLogGroup, name: 'logGroupClass', value },
          {
            kind: 'count',
            source: 'collectorMetrics',
            name: 'otelcol_exporter_sent_metric_points',
            value: sent,
            minutes: 15,
          },
        ],
      },
    ]
  },
  command: ({ subject }, { region }) =>
    `aws logs create-log-group --log-group-name ${subject}-standard --region ${region}`,
})
