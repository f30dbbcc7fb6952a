import { putSegments, unanswered, xrayFails, xrayUrl } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { addEndpoint } from './endpoints.ts'
import { fails } from './failing.ts'

/** The VPC got an endpoint for X-Ray whose security group lets nobody in. */
export const vpcEndpointClosed = defineFault({
  name: 'vpc-endpoint-closed',
  finds: 'vpc-endpoint-closed',
  apply(account) {
    addEndpoint(account, 'xray', { closed: true })
    fails(account, 'awsxray', xrayFails(unanswered(putSegments, xrayUrl, 'dial tcp 10.0.1.112:443: i/o timeout')))
  },
})
