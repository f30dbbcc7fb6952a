import { defineStartCause } from './start-cause.ts'

/** awsemf compiles its selectors when it starts and panics on one that is no regular expression. */
export const metricSelectorInvalid = defineStartCause({
  kind: 'metric-selector-invalid',
  catalogue: ['M30'],
  source: 'measured',
  read({ failure, details: { selector = '', reason = '' } }) {
    return failure === 'bad_selector' ? { selector, reason } : undefined
  },
})
