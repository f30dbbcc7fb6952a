import { describe, expect, it } from 'vitest'
import type { LogEvent, Logs } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type LogsPlace = {
  logs: Logs
  group: string
  from: Date
  to: Date
  /** How many events the range holds, and how many of them hold the phrase. */
  events: number
  phrase: string
  withPhrase: number
}

const times = (events: readonly LogEvent[]): number[] => events.map(({ at }) => at.getTime())

export const logsContract = (place: () => LogsPlace): void => {
  describe('logs', () => {
    it('reads every event of a range once, newest first', async () => {
      const { logs, group, from, to, events } = place()
      const page = await logs.newest({ group, from, to, limit: 10_000 })
      expect([page.events.length, page.complete]).toEqual([events, true])
      expect(new Set(page.events.map(({ id }) => id)).size).toBe(events)
      expect(times(page.events)).toEqual(times(page.events).toSorted((a, b) => b - a))
    })

    it('gives the newest ones when fewer are wanted', async () => {
      const { logs, group, from, to } = place()
      const all = await logs.newest({ group, from, to, limit: 10_000 })
      const few = await logs.newest({ group, from, to, limit: 7 })
      expect(few.complete).toBe(true)
      expect(times(few.events)).toEqual(times(all.events).slice(0, 7))
    })

    it('gives only events that hold the phrase', async () => {
      const { logs, group, from, to, phrase, withPhrase } = place()
      const { events } = await logs.newest({ group, from, to, limit: 10_000, containing: phrase })
      expect(events).toHaveLength(withPhrase)
      expect(events.every(({ message }) => message.includes(phrase))).toBe(true)
    })

    it('gives only events that are to be kept, however far back they are', async () => {
      const { logs, group, from, to } = place()
      const all = await logs.newest({ group, from, to, limit: 10_000 })
      const oldest = all.events.at(-1)
      const { events } = await logs.newest({ group, from, to, limit: 1, keep: ({ id }) => id === oldest?.id })
      expect(events).toEqual([oldest])
    })

    it('gives nothing from outside the range', async () => {
      const { logs, group, from } = place()
      const before = new Date(from.getTime() - 7_200_000)
      const page = await logs.newest({ group, from: before, to: new Date(from.getTime() - 3_600_000), limit: 5 })
      expect(page.events.filter(({ at }) => at < before || at >= from)).toEqual([])
    })

    it('knows which groups exist, and leaves out what only begins so', async () => {
      const { logs, group } = place()
      const found = await logs.groups([group, `${group}-no-such`, '/no/such/group', group.slice(0, -1)])
      expect(found.map(({ name, class: kind }) => [name, kind])).toEqual([[group, 'standard']])
    })

    it('says not found for a group that does not exist', async () => {
      const { logs, from, to } = place()
      await failsWith('not_found', logs.newest({ group: '/no/such/group', from, to, limit: 1 }))
    })
  })
}
