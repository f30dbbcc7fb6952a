import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The container's command names a file that the image does not hold. */
export const configFileMissing = defineFault({
  name: 'config-file-missing',
  finds: 'config-file-missing',
  apply(account) {
    failToStart(account, {
      lines: [
        'Error: failed to get config: cannot resolve the configuration: cannot retrieve the configuration: unable to read the file file:/etc/otel/config.yaml: open /etc/otel/config.yaml: no such file or directory',
      ],
    })
  },
})
