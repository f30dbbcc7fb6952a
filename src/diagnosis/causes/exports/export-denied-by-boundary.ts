import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * The role's permissions boundary does not let it through, whatever its policies allow.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedByBoundary = defineCause({
  kind: 'export-denied-by-boundary',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('boundary', known, context),
  command: ({ values: { role } }) => `aws iam get-role --role-name ${role} --query Role.PermissionsBoundary`,
})
