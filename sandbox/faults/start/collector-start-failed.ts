import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The HTTP receiver was given an address that the task does not have. */
export const collectorStartFailed = defineFault({
  name: 'collector-start-failed',
  finds: 'collector-start-failed',
  apply(account) {
    failToStart(account, {
      change({ receivers }) {
        receivers.otlp.protocols.http.endpoint = '10.255.1.2:4318'
      },
      lines: [
        'Error: cannot start pipelines: failed to start "otlp" receiver: listen tcp 10.255.1.2:4318: bind: cannot assign requested address',
      ],
    })
  },
})
