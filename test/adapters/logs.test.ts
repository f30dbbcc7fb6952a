import { describe, expect, it } from 'vitest'
import { logs } from '../../src/adapters/aws/logs.ts'
import { type Answers, canned, signal } from './canned.ts'

const to = new Date('2026-11-22T10:00:00Z')
const from = new Date('2026-11-22T09:00:00Z')

const event = (secondsAgo: number, message = 'line') => ({
  eventId: `${secondsAgo}`,
  timestamp: to.getTime() - secondsAgo * 1000,
  logStreamName: 'app/1',
  message,
})

const asked = (FilterLogEvents: Answers[string], calls = 10) => {
  const place = canned({ FilterLogEvents })
  return { ...place, port: logs(place.clients, { signal, calls }) }
}

const query = { group: '/ecs/agent-prod', from, to, limit: 5 }

describe('log events', () => {
  it('are asked for by a quoted phrase', async () => {
    const { port, calls } = asked(() => ({ events: [] }))
    await port.newest({ ...query, containing: 'timed out: ?a -b {' })
    expect(calls[0]?.input).toMatchObject({ filterPattern: '"timed out: ?a -b {"' })
  })

  it.each(['say "hello"', 'back\\slash', 'two\nlines', ''])(
    'are read without a pattern for %j, and filtered here',
    async (phrase) => {
      const { port, calls } = asked(() => ({ events: [event(3, `with ${phrase}`), event(2, 'without')] }))
      const { events } = await port.newest({ ...query, containing: phrase })
      expect(calls[0]?.input).not.toHaveProperty('filterPattern')
      expect(events.every(({ message }) => message.includes(phrase))).toBe(true)
    },
  )

  it('are filtered here when the service ignores the phrase and the range', async () => {
    const { port } = asked(() => ({
      events: [event(9000, 'slow'), event(30, 'slow'), event(20, 'fast'), event(-9, 'slow')],
    }))
    const { events } = await port.newest({ ...query, containing: 'slow' })
    expect(events.map(({ id }) => id)).toEqual(['30'])
  })

  it('say how far back was read when the calls are used up', async () => {
    const { port, calls } = asked((_, call) => ({ events: [], nextToken: `token ${call}` }), 4)
    expect(await port.newest(query)).toEqual({ events: [], complete: false, readFrom: new Date(to.getTime() + 1) })
    expect(calls).toHaveLength(4)
  })
})
