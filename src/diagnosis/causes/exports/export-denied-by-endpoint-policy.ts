import { defineCause } from '../../cause.ts'
import { rolesDenied } from '../../denials.ts'

/**
 * The policy of the VPC endpoint through which the call went does not let it through.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
export const exportDeniedByEndpointPolicy = defineCause({
  kind: 'export-denied-by-endpoint-policy',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorPermissions', 'collectorTaskDefinition'],
  judge: (known, context) => rolesDenied('endpoint', known, context),
  command: (_found, { region }) =>
    `aws ec2 describe-vpc-endpoints --region ${region} --query 'VpcEndpoints[].[VpcEndpointId,ServiceName,PolicyDocument]'`,
})
