import { putSegments, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A new configuration leaves out the sizes of batches: they grow to thousands of spans when there is much to send. */
export const xrayBatchTooLarge = defineFault({
  name: 'xray-batch-too-large',
  finds: 'xray-batch-too-large',
  apply(account) {
    const since = changeConfig(account, ({ processors }) => {
      Object.assign(processors, { 'batch/traces': { timeout: '10s' } })
    })
    const why = 'https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded'
    fails(
      account,
      'awsxray',
      xrayFails(() => `operation error ${putSegments}, ${why}`),
      { since, share: 0.4 },
    )
  },
})
