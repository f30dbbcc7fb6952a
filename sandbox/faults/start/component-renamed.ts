import { defineFault } from '../fault.ts'
import { decoding, failToStart } from './failing_start.ts'

/** The configuration still has the exporter `logging`, which is `debug` since v0.86. */
export const componentRenamed = defineFault({
  name: 'component-renamed',
  finds: 'component-renamed',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        Object.assign(exporters, { logging: {} })
      },
      lines: decoding('exporters', 'the logging exporter has been deprecated, use the debug exporter instead'),
    })
  },
})
