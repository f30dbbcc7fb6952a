import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * The policy of what was written to, a log group or X-Ray, denies the role.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedByResourcePolicy = defineCause({
  kind: 'export-denied-by-resource-policy',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('resource', known, context),
  command: (_found, { region }) =>
    `aws logs describe-resource-policies --region ${region}; aws xray list-resource-policies --region ${region}`,
})
