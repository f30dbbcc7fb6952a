import { defineCause } from '../../cause.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { groupOf, isGroupMissing } from '../../log-groups.ts'

/** The group for log records that arrive by OTLP is not there, and the exporter may not make it. */
export const otlpLogGroupMissing = defineCause({
  kind: 'otlp-log-group-missing',
  catalogue: ['M3'],
  source: 'recorded',
  symptoms: ['logs'],
  hop: 'exporting',
  brings: ['logs_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorConfig'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter((each) => isGroupMissing(each) && each.signal === 'logs')
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
