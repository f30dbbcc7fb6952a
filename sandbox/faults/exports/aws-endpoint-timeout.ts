import { putSegments, unanswered, xrayFails, xrayUrl } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A network ACL drops what comes back from X-Ray; routes and security groups are as they should be. */
export const awsEndpointTimeout = defineFault({
  name: 'aws-endpoint-timeout',
  finds: 'aws-endpoint-timeout',
  apply(account) {
    fails(account, 'awsxray', xrayFails(unanswered(putSegments, xrayUrl, 'dial tcp 52.94.5.12:443: i/o timeout')))
  },
})
