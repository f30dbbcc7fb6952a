import { emfKinds } from '../emf.ts'
import { defineFact, minutesBefore, windowMinutes } from './fact.ts'

/** Enough to see each kind of event of an ordinary stack several times. */
const mostEvents = 400

export const emfEvents = defineFact({
  name: 'emfEvents',
  needs: [],
  async fetch({ ports, environment, now }) {
    const { events, complete, readFrom } = await ports.logs.newest({
      group: environment.emfLogGroup,
      from: minutesBefore(now, windowMinutes),
      to: now,
      limit: mostEvents,
    })
    // What was read ends with the oldest event where there were more than wanted.
    const oldest = events.at(-1)
    const whole = events.length < mostEvents
    return { ...emfKinds(events), complete: complete && whole, readFrom: whole || !oldest ? readFrom : oldest.at }
  },
  command: ({ emfLogGroup, region }) => `aws logs tail ${emfLogGroup} --since 15m --region ${region}`,
})
