import { putSegments, unanswered, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** awsxray is told to send to a local proxy, which is not there. */
export const awsEndpointRefused = defineFault({
  name: 'aws-endpoint-refused',
  finds: 'aws-endpoint-refused',
  apply(account) {
    const endpoint = 'http://127.0.0.1:2000'
    const since = changeConfig(account, ({ exporters }) => {
      Object.assign(exporters.awsxray, { endpoint })
    })
    const why = 'dial tcp 127.0.0.1:2000: connect: connection refused'
    fails(account, 'awsxray', xrayFails(unanswered(putSegments, () => `${endpoint}/TraceSegments`, why)), { since })
  },
})
