import { answered, type ErrorText, putSegments, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** X-Ray refuses what awsxray sends. */
export const xrayRequestInvalid = defineFault({
  name: 'xray-request-invalid',
  finds: 'xray-request-invalid',
  apply(account) {
    const refused = answered(putSegments, 400, 'InvalidRequestException: Invalid request')
    const text: ErrorText = (of, at) => `Permanent error: ${refused(of, at)}`
    fails(account, 'awsxray', xrayFails(text))
  },
})
