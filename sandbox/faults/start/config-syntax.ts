import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The stored configuration is no YAML. */
export const configSyntax = defineFault({
  name: 'config-syntax',
  finds: 'config-syntax',
  apply(account) {
    failToStart(account, {
      text: 'receivers:\n  otlp: protocols:\n    grpc:\nservice:\n',
      lines: [
        'Error: failed to get config: cannot resolve the configuration: retrieved value (type=string) cannot be used as a Conf: assuming string type since contents are not valid YAML: yaml: line 2: mapping values are not allowed in this context',
      ],
    })
  },
})
