import { xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails, xrayDenied } from './failing.ts'

/** The organisation forbids the region to X-Ray by a service control policy; IAM still shows the call as allowed. */
export const exportDeniedByOrganisation = defineFault({
  name: 'export-denied-by-organisation',
  finds: 'export-denied-by-organisation',
  apply(account) {
    fails(account, 'awsxray', xrayFails(xrayDenied('with an explicit deny in a service control policy')))
  },
})
