import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The parameter holds the name of another parameter instead of a configuration. */
export const configNotAMapping = defineFault({
  name: 'config-not-a-mapping',
  finds: 'config-not-a-mapping',
  apply(account) {
    failToStart(account, {
      text: 'otel-collector-config',
      lines: [
        'Error: failed to get config: cannot resolve the configuration: retrieved value (type=string) cannot be used as a Conf',
      ],
    })
  },
})
