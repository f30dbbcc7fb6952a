import { defineStartCause } from './start-cause.ts'

/** A key has a value that its component does not take. */
export const configValueInvalid = defineStartCause({
  kind: 'config-value-invalid',
  catalogue: ['U1', 'M30'],
  source: 'measured',
  read({ failure, component, text }) {
    if (failure !== 'value') return
    const reason = text
      .replace(/^failed to create logger: /, '')
      .replace(/^(?:receivers|processors|exporters|extensions|connectors)::[^:\s]+(?:::)?:?\s*/, '')
    return { component: component || 'config', reason }
  },
})
