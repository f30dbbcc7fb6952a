import { xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails, xrayDenied } from './failing.ts'

/** The credentials that the collector gets carry a session policy without X-Ray. */
export const exportDeniedBySessionPolicy = defineFault({
  name: 'export-denied-by-session-policy',
  finds: 'export-denied-by-session-policy',
  apply(account) {
    fails(
      account,
      'awsxray',
      xrayFails(xrayDenied('because no session policy allows the xray:PutTraceSegments action')),
    )
  },
})
