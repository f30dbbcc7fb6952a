import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * A Deny statement in a policy of the role itself, which no Allow can overrule: `with an explicit deny in an
 * identity-based policy`. Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedExplicitly = defineCause({
  kind: 'export-denied-explicitly',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('deny_statement', known, context),
  command: ({ values: { role } }) =>
    `aws iam list-role-policies --role-name ${role}; aws iam list-attached-role-policies --role-name ${role}`,
})
