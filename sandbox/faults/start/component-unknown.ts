import { defineFault } from '../fault.ts'
import { decoding, failToStart } from './failing_start.ts'

/** The configuration uses basicauth, which ADOT does not have. */
export const componentUnknown = defineFault({
  name: 'component-unknown',
  finds: 'component-unknown',
  apply(account) {
    failToStart(account, {
      change({ extensions }) {
        Object.assign(extensions, { basicauth: { client_auth: { username: 'x' } } })
      },
      lines: decoding(
        'extensions',
        'unknown type: "basicauth" for id: "basicauth" (valid values: [health_check pprof file_storage])',
      ),
    })
  },
})
