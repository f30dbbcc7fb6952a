import { xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails, statementsOf, xrayDenied } from './failing.ts'

/** A Deny statement came into the policies of the task role: its Allow no longer counts. */
export const exportDeniedExplicitly = defineFault({
  name: 'export-denied-explicitly',
  finds: 'export-denied-explicitly',
  apply(account) {
    statementsOf(account).push({ Sid: 'NoTraces', Effect: 'Deny', Action: 'xray:Put*', Resource: '*' })
    fails(account, 'awsxray', xrayFails(xrayDenied('with an explicit deny in an identity-based policy')))
  },
})
