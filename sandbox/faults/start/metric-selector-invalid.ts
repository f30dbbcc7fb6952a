import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** A metric selector of awsemf lacks a bracket. */
export const metricSelectorInvalid = defineFault({
  name: 'metric-selector-invalid',
  finds: 'metric-selector-invalid',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        exporters.awsemf.metric_declarations = [{ dimensions: [['service.name']], metric_name_selectors: ['(^agent'] }]
      },
      lines: [
        'panic: regexp: Compile(`(^agent`): error parsing regexp: missing closing ): `(^agent`',
        'goroutine 1 [running]:',
        'regexp.MustCompile({0x33acfbf49d3a, 0x3})',
        '\tregexp/regexp.go:313 +0xb4',
      ],
      exitCode: 2,
    })
  },
})
