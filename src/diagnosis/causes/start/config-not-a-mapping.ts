import { defineStartCause } from './start-cause.ts'
import { emptyVariables } from './variables.ts'

const called: Readonly<Record<string, string>> = { str: 'string', seq: 'list', '[]interface {}': 'list' }

/** What the collector was given is text, a list or nothing: often a parameter's name instead of its value. */
export const configNotAMapping = defineStartCause({
  kind: 'config-not-a-mapping',
  catalogue: ['U1', 'U9'],
  source: 'measured',
  read({ failure, at, details: { found = '' } }, { collectorLog }) {
    if (failure !== 'not_a_mapping' || (found === 'empty' && emptyVariables(collectorLog, at).length > 0)) return
    return { found: called[found] ?? found }
  },
})
