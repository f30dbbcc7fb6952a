import { defineCause } from '../../cause.ts'
import { actionOf, decisionOf, decisionProof, denialsBy, roleOf } from '../../denials.ts'
import { proofOf, reachOf } from '../../export-evidence.ts'
import type { FactValues } from '../../facts/schemas.ts'
import { allowWriting, groupOf, isGroupMissing } from '../../log-groups.ts'
import type { Proof } from '../../proof.ts'

/** EMF never calls it, so that a role which has it is one that somebody tried to mend. Source: awsemf exporter. */
const grantedInVain = (known: Partial<Pick<FactValues, 'collectorPermissions'>>, role: string): Proof[] => {
  const action = 'cloudwatch:PutMetricData'
  const isGranted = known.collectorPermissions?.decisions.some(
    (each) => each.action === action && each.decision === 'allowed',
  )
  return isGranted === true
    ? [{ kind: 'setting', source: 'collectorPermissions', where: role, name: action, value: 'Allow' }]
    : []
}

/** The task role may not write to the log group from which CloudWatch takes the metrics. */
export const emfAccessDenied = defineCause({
  kind: 'emf-access-denied',
  catalogue: ['M2', 'M4'],
  source: 'recorded',
  symptoms: ['metrics'],
  hop: 'exporting',
  brings: ['metrics_not_exported', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition', 'collectorConfig'],
  judge(known, context) {
    const denied = denialsBy('identity', known, context).filter(
      (each) => each.backend === 'logs' && each.signal === 'metrics' && !isGroupMissing(each),
    )
    const [first, ...others] = denied
    if (first === undefined) return []
    const role = roleOf(first, known)
    const isAllowed = first.aws?.denial !== 'identity' && decisionOf(first, known) === 'allowed'
    return [
      {
        subject: role,
        confidence: isAllowed ? 'likely' : 'confirmed',
        values: { role, action: actionOf(first), group: groupOf(first, known, context.environment) },
        proof: proofOf([first, ...others], ...decisionProof(first, known), ...grantedInVain(known, role)),
        reach: reachOf(denied),
      },
    ]
  },
  command: ({ values: { role, group } }, environment) => allowWriting(role, group, environment),
})
