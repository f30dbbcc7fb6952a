import { ago, defineFault } from '../fault.ts'
import { allFail } from './failing.ts'

/** The clock of what the collector runs on is eleven minutes behind. */
export const collectorClockWrong = defineFault({
  name: 'collector-clock-wrong',
  finds: 'collector-clock-wrong',
  apply(account) {
    allFail(
      account,
      'api error InvalidSignatureException: Signature expired: 20261118T101002Z is now earlier than 20261118T101602Z (20261118T102102Z - 5 min.)',
      ago(account),
    )
  },
})
