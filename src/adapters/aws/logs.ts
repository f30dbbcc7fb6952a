import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import type { Logs } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { logDigest } from './log-digest.ts'
import { newestEvents } from './log-events.ts'
import { logGroups } from './log-groups.ts'

/** Most FilterLogEvents calls for one question; AWS allows 10 a second in a region (CloudWatch Logs quotas). */
const mostCalls = 10

/** Fewer for a digest, which always reads to the end: with pages of 1 MB that is 6 MB. Source: FilterLogEvents, page size. */
const digestCalls = 6

/** @returns the logs port; one question makes at most `calls` calls, then says how far back it got. */
export const logs = (
  clients: Clients,
  { signal, calls = mostCalls }: { signal: AbortSignal; calls?: number },
): Logs => {
  const reader = { client: clients.of(CloudWatchLogsClient), abortSignal: signal, calls }
  return {
    async newest({ limit, keep = () => true, ...query }) {
      const { items, complete, readFrom } = await newestEvents(reader, {
        ...query,
        enough: (events) => events.filter(keep).length >= limit,
      })
      return { events: items.filter(keep).slice(0, limit), complete, readFrom: new Date(readFrom) }
    },
    digest: (query) => logDigest({ ...reader, calls: Math.min(calls, digestCalls) }, query),
    groups: (names) => logGroups(reader, names),
  }
}
