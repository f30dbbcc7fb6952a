import { xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails, xrayDenied } from './failing.ts'

/** The task role got a permissions boundary without X-Ray. */
export const exportDeniedByBoundary = defineFault({
  name: 'export-denied-by-boundary',
  finds: 'export-denied-by-boundary',
  apply(account) {
    fails(
      account,
      'awsxray',
      xrayFails(xrayDenied('because no permissions boundary allows the xray:PutTraceSegments action')),
    )
  },
})
