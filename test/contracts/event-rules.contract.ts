import { describe, expect, it } from 'vitest'
import type { EventRules } from '../../src/ports.ts'

export type EventRulesPlace = {
  eventRules: EventRules
  /** An enabled rule with these targets and this pattern. */
  rule: { name: string; pattern: object; targets: string[] }
  /** A rule that is disabled and has no target. */
  disabled: string
}

export const eventRulesContract = (place: () => EventRulesPlace): void => {
  describe('event rules', () => {
    it('reads a rule with its pattern and all of its targets', async () => {
      const { eventRules, rule } = place()
      const found = await eventRules.rule(rule.name)
      expect(found).toMatchObject({ name: rule.name, enabled: true })
      expect(found?.targets.toSorted()).toEqual(rule.targets.toSorted())
      expect(JSON.parse(found?.pattern ?? '')).toEqual(rule.pattern)
    })

    it('tells a disabled one, and one without targets', async () => {
      const { eventRules, disabled } = place()
      expect(await eventRules.rule(disabled)).toMatchObject({ enabled: false, targets: [] })
    })

    it('has no answer for a rule that does not exist', async () => {
      expect(await place().eventRules.rule('no-such-rule')).toBeUndefined()
    })
  })
}
