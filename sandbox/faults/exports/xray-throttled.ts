import { answered, type ErrorText, putSegments, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** X-Ray throttles: four in ten batches are dropped. */
export const xrayThrottled = defineFault({
  name: 'xray-throttled',
  finds: 'xray-throttled',
  apply(account) {
    const throttled = answered(putSegments, 429, 'ThrottledException: Rate exceeded', 2)
    const text: ErrorText = (of, at) => `Permanent error: ${throttled(of, at)}`
    fails(account, 'awsxray', xrayFails(text), { share: 0.4 })
  },
})
