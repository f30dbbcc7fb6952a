import { putSegments, unanswered, xrayFails, xrayUrl } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A private zone for AWS's names came to the VPC, and X-Ray is not in it. */
export const awsNameUnresolved = defineFault({
  name: 'aws-name-unresolved',
  finds: 'aws-name-unresolved',
  apply(account) {
    const why = `dial tcp: lookup xray.${account.region}.amazonaws.com on 10.0.0.2:53: no such host`
    fails(account, 'awsxray', xrayFails(unanswered(putSegments, xrayUrl, why)))
  },
})
