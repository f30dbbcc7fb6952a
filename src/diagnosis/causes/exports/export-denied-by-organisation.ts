import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * A service or resource control policy of the organisation denies, by a Deny or for want of an Allow.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedByOrganisation = defineCause({
  kind: 'export-denied-by-organisation',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('organisation', known, context),
})
