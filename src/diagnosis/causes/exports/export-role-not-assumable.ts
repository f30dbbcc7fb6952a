import { defineCause } from '../../cause.ts'
import { actionOf, roleOf } from '../../denials.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

const unknown = 'arn:aws:iam::ACCOUNT:role/NAME'

/**
 * An exporter is told to assume another role (`role_arn`), and may not: that role does not trust the task role, or the
 * task role lacks sts:AssumeRole. Source: STS, AssumeRole; the text is IAM's own of every denial.
 */
export const exportRoleNotAssumable = defineCause({
  kind: 'export-role-not-assumable',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      (each) => each.failure === 'denied' && actionOf(each).startsWith('sts:'),
    )
    if (!isSome(failures)) return []
    const [first] = failures
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { role: roleOf(first, known), target: first.aws?.resource ?? unknown },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
