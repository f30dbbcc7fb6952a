import { answered, putSegments, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** X-Ray fails for half of the batches. */
export const xrayServerError = defineFault({
  name: 'xray-server-error',
  finds: 'xray-server-error',
  apply(account) {
    fails(account, 'awsxray', xrayFails(answered(putSegments, 500, 'api error InternalFailure: Internal failure', 2)), {
      share: 0.5,
    })
  },
})
