import { defineStartCause } from './start-cause.ts'

/** The configuration refers to a place that this image cannot read from. */
export const configProviderUnknown = defineStartCause({
  kind: 'config-provider-unknown',
  catalogue: ['U2'],
  source: 'measured',
  read({ failure, details: { scheme = '', reference = '' } }) {
    return failure === 'unknown_provider' ? { scheme, reference } : undefined
  },
})
