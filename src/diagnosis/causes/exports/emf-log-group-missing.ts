import { defineCause } from '../../cause.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { groupOf, isGroupMissing } from '../../log-groups.ts'

/**
 * The group that awsemf writes to is not there, and the exporter may not make it: it tries to, only then. The detail is
 * at level debug, so that either of the two refusals is all that is seen. Source: recording; contrib, cwlog_client.go.
 */
export const emfLogGroupMissing = defineCause({
  kind: 'emf-log-group-missing',
  catalogue: ['M3'],
  source: 'recorded',
  symptoms: ['metrics'],
  hop: 'exporting',
  brings: ['metrics_not_exported', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorConfig'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter((each) => isGroupMissing(each) && each.signal !== 'logs')
    const byGroup = Map.groupBy(failures, (each) => groupOf(each, known, context.environment))
    return [...byGroup].flatMap(([group, own]) =>
      isSome(own)
        ? [
            {
              subject: group,
              confidence: 'confirmed' as const,
              values: { exporter: own[0].exporter },
              proof: proofOf(own),
              reach: reachOf(own),
            },
          ]
        : [],
    )
  },
  command: ({ subject }, { region }) => `aws logs create-log-group --log-group-name ${subject} --region ${region}`,
})
