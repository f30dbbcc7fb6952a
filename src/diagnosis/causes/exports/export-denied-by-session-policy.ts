import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * The policy that was given along when the role was assumed leaves this out.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedBySessionPolicy = defineCause({
  kind: 'export-denied-by-session-policy',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('session', known, context),
})
