import type { LogEvent } from '../../ports.ts'
import { sampledFrom } from '../lines/sampled-line.ts'
import { defineFact, minutesBefore, windowMinutes } from './fact.ts'

/** Enough for every task of an ordinary stack to have a word; a busy one is judged on its last moments. */
const mostLines = 600
/** Of one task's stream, and streams: the sample stays small enough to be saved in a file. */
const linesOfStream = 40
const mostStreams = 40

const newestOfEach = (events: readonly LogEvent[]): LogEvent[] =>
  [...Map.groupBy(events, ({ stream }) => stream).values()]
    .slice(0, mostStreams)
    .flatMap((own) => own.slice(0, linesOfStream))

export const logSample = defineFact({
  name: 'logSample',
  needs: [],
  async fetch({ ports, environment, now }) {
    const from = minutesBefore(now, windowMinutes)
    const { events } = await ports.logs.newest({ group: environment.logGroup, from, to: now, limit: mostLines })
    return newestOfEach(events).map(sampledFrom)
  },
  command: ({ logGroup, region }) => `aws logs tail ${logGroup} --since 15m --region ${region}`,
})

export const logGroups = defineFact({
  name: 'logGroups',
  needs: [],
  async fetch({ ports, environment }) {
    const asked = [...new Set([environment.logGroup, environment.collectorLogGroup, environment.emfLogGroup])]
    return { asked, groups: await ports.logs.groups(asked) }
  },
  command: ({ logGroup, region }) =>
    `aws logs describe-log-groups --log-group-name-prefix ${logGroup} --region ${region}`,
})
