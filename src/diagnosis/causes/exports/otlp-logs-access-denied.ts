import { defineCause } from '../../cause.ts'
import { actionOf, denialsBy, roleOf } from '../../denials.ts'
import { proofOf, reachOf } from '../../export-evidence.ts'
import { allowWriting, groupOf, isGroupMissing } from '../../log-groups.ts'

/** The task role may not write the records that arrive by OTLP to their log group. */
export const otlpLogsAccessDenied = defineCause({
  kind: 'otlp-logs-access-denied',
  catalogue: ['M2'],
  source: 'recorded',
  symptoms: ['logs'],
  hop: 'exporting',
  brings: ['logs_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition', 'collectorConfig'],
  judge(known, context) {
    const all = denialsBy('identity', known, context).filter((each) => each.backend === 'logs' && !isGroupMissing(each))
    // One group that both exporters write to is one fault, and that of the metrics names it.
    const elsewhere = new Set(all.filter(({ signal }) => signal !== 'logs').map(({ aws }) => aws?.resource))
    const denied = all.filter(
      ({ signal, aws }) => signal === 'logs' && (aws?.resource === undefined || !elsewhere.has(aws.resource)),
    )
    const [first, ...others] = denied
    if (first === undefined) return []
    const role = roleOf(first, known)
    return [
      {
        subject: role,
        confidence: 'confirmed',
        values: { role, action: actionOf(first), group: groupOf(first, known, context.environment) },
        proof: proofOf([first, ...others]),
        reach: reachOf(denied),
      },
    ]
  },
  command: ({ values: { role, group } }, environment) => allowWriting(role, group, environment),
})
