import { addLogGroup } from '../account/healthy/log_groups.ts'
import { storedSpanLines } from '../account/telemetry/lines/stored_spans.ts'
import { defineFault } from './fault.ts'

/** Not a fault but a mode: spans are stored in `aws/spans`, and 1 % of them are indexed as trace summaries. */
export const transactionSearch = defineFault({
  name: 'transaction-search',
  apply(account) {
    account.traceDestination = { name: 'CloudWatchLogs', indexedPercent: 1 }
    addLogGroup(account, 'aws/spans', storedSpanLines)
  },
})
