import { canaryService } from '../../canary/wire.ts'
import type { TraceSummary } from '../../ports.ts'
import { destinationOf } from '../../reads/destination.ts'
import { defineFact, minutesBefore, windowMinutes } from './fact.ts'

/** Enough traces to see every service of an ordinary stack at a low sampling rate. */
const mostTraces = 100
const mostLines = 100

export const traceDestination = defineFact({
  name: 'traceDestination',
  needs: [],
  fetch: ({ ports }) => destinationOf(ports.traces),
  command: ({ region }) => `aws xray get-trace-segment-destination --region ${region}`,
})

export const indexedPercent = defineFact({
  name: 'indexedPercent',
  needs: ['traceDestination'],
  fetch: async ({ ports }, { traceDestination: where }) =>
    where === 'logs' ? ((await ports.traces.indexedPercent()) ?? null) : null,
  command: ({ region }) => `aws xray get-indexing-rules --region ${region}`,
})

export const traces = defineFact({
  name: 'traces',
  needs: ['traceDestination'],
  async fetch({ ports, environment, now }, { traceDestination: source }) {
    const from = minutesBefore(now, windowMinutes)
    // A canary's trace says nothing of the applications'.
    const keep = ({ environment: of, services }: Pick<TraceSummary, 'environment' | 'services'>) =>
      (of === undefined || of === environment.deploymentEnvironment) &&
      (services.length === 0 || services.some((service) => service !== canaryService))
    return { ...(await ports.traces.recent({ source, from, to: now, limit: mostTraces, keep })), from }
  },
  // The guide's command has no such option as --time-range-type LastHour; start and end are required.
  command: ({ region }) =>
    `aws xray get-trace-summaries --start-time "$(date -u -d '-15 min' +%s)" --end-time "$(date -u +%s)" --region ${region}`,
})

export const logLines = defineFact({
  name: 'logLines',
  needs: [],
  fetch: ({ ports, environment, now }) =>
    ports.logs.newest({
      group: environment.logGroup,
      from: minutesBefore(now, windowMinutes),
      to: now,
      limit: mostLines,
    }),
  command: ({ logGroup, region }) => `aws logs tail ${logGroup} --since 15m --region ${region}`,
})
