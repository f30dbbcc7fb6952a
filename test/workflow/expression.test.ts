import { expect, test } from 'vitest'
import { evaluate, filled, holds } from './expression.ts'

const contexts = { vars: { REGION: 'eu-west-1' }, steps: { claim: { outputs: { claimed: 'true' } } }, inputs: {} }

test.each([
  ["vars.REGION || 'us-east-1'", 'eu-west-1'],
  ["vars.NONE || 'us-east-1'", 'us-east-1'],
  ["vars.NONE != ''", false],
  ["inputs.id || format('run-{0}', 7)", 'run-7'],
  ["steps.claim.outputs.claimed == 'true' && vars.NONE != ''", false],
  ["!(vars.REGION == 'EU-WEST-1')", false],
  ["'it''s'", "it's"],
])('%s is %s', (text, value) => {
  expect(evaluate(text, contexts)).toBe(value)
})

test.each(['github.sha', 'hashFiles()', "contains('a', 'b')", 'vars.REGION[0]', '1 < 2', "'a' 'b'", ''])(
  'what these workflows do not use fails: %s',
  (text) => {
    expect(() => evaluate(text, contexts)).toThrow()
  },
)

test('a text has its expressions replaced', () => {
  expect(filled('a-${'.concat('{ vars.REGION }}-b'), contexts)).toBe('a-eu-west-1-b')
})

test('a condition holds only after success, unless it asks how the job stands', () => {
  const claimed = "steps.claim.outputs.claimed == 'true'"
  expect(holds(claimed, contexts, 'success')).toBe(true)
  expect(holds(claimed, contexts, 'failure')).toBe(false)
  expect(holds(`always() && ${claimed}`, contexts, 'cancelled')).toBe(true)
  expect(holds(undefined, contexts, 'failure')).toBe(false)
})
