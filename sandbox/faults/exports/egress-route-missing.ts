import { putSegments, unanswered, xrayFails, xrayUrl } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { endpointsInsteadOfNat } from './endpoints.ts'
import { fails } from './failing.ts'

/** The NAT gateway was replaced by VPC endpoints, and the one for X-Ray was forgotten. */
export const egressRouteMissing = defineFault({
  name: 'egress-route-missing',
  finds: 'egress-route-missing',
  apply(account) {
    endpointsInsteadOfNat(account, { without: ['xray'] })
    fails(account, 'awsxray', xrayFails(unanswered(putSegments, xrayUrl, 'dial tcp 52.94.5.12:443: i/o timeout')))
  },
})
