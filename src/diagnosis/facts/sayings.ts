import { defineFact, minutesBefore } from './fact.ts'

/** How far back what was said is read, in minutes: long enough for what began half an hour ago. */
const saidMinutes = 60

/** What a collector says at every start and stop, or about work that goes well, is no news. */
const ordinary = /"level":\s*"(?:info|debug)"|\t(?:info|debug)\t/
/**
 * … unless an exporter says at that level that it failed and tries again, or that it left something out. Sources:
 * recordings, awscloudwatchlogs and otlp_http; awsemf v0.156, grouped_metric.go.
 */
const telling = /Will retry|Exporting failed|error|deprecated|empty environment variable|dropped metric with nan/i

export const collectorLog = defineFact({
  name: 'collectorLog',
  needs: [],
  fetch: ({ ports, environment, now }) =>
    ports.logs.digest({
      group: environment.collectorLogGroup,
      from: minutesBefore(now, saidMinutes),
      to: now,
      keep: (message) => !ordinary.test(message) || telling.test(message),
    }),
  command: ({ collectorLogGroup, region }) => `aws logs tail ${collectorLogGroup} --since 1h --region ${region}`,
})

/** A collector is up within seconds; its configuration is read and its receivers stand in less than two minutes. */
const startMs = 120_000

export const collectorStart = defineFact({
  name: 'collectorStart',
  needs: ['collectorTasks'],
  fetch({ ports, environment, now }, { collectorTasks }) {
    const starts = collectorTasks.flatMap(({ startedAt }) => startedAt?.getTime() ?? [])
    const from = new Date(Math.max(...starts) - 10_000)
    if (starts.length === 0) return Promise.resolve({ kinds: [], complete: true, readFrom: now })
    const to = new Date(Math.min(now.getTime(), from.getTime() + startMs))
    return ports.logs.digest({ group: environment.collectorLogGroup, from, to })
  },
  command: ({ collectorLogGroup, region }) =>
    `aws logs filter-log-events --log-group-name ${collectorLogGroup} --filter-pattern '?"Starting" ?"Everything is ready"' --region ${region}`,
})

/**
 * Phrases with which applications, their SDKs and Python's logging say that telemetry is lost. Case matters to CloudWatch.
 * Sources: opentelemetry-python 1.44 and CPython's logging, as measured; for other languages see `lines/sdk-failures.ts`.
 * All of them must fit into one filter pattern of at most 1024 characters (FilterLogEvents, API reference).
 */
export const tellingPhrases = [
  'Failed to export',
  'encountered while exporting',
  'xception while exporting',
  'opentelemetry',
  'Queue full, dropping',
  'Overriding of current',
  'TRACES_SAMPLER',
  'sampler',
  'Requested component',
  'No module named',
  'OTLP',
  'OpenTelemetry',
  '/v1/traces',
  '/v1/metrics',
  '/v1/logs',
  'traces export: ',
  'failed to upload metrics',
  'metrics export failed',
  'ECONNREFUSED',
  'ENOTFOUND',
  'maxQueueSize',
  'ueue is full',
  'otel.traces',
  'otel.metrics',
  'requested through environment',
  'duplicate registration',
  '--- Logging error ---',
  'Attempt to overwrite',
  'unexpected keyword argument',
  'Formatting field not found',
  'is not JSON serializable',
  'keys must be str',
  'not all arguments converted',
  'Unknown level',
] as const

export const applicationLog = defineFact({
  name: 'applicationLog',
  needs: ['logLines'],
  async fetch({ ports, environment, now }, { logLines }) {
    const digest = await ports.logs.digest({
      group: environment.logGroup,
      from: minutesBefore(now, saidMinutes),
      to: now,
      containing: tellingPhrases,
    })
    // The newest lines were read anyway; what is telling in them and not in the digest joins it.
    const known = new Set(digest.kinds.map(({ message }) => message))
    const more = logLines.events.filter(
      ({ message }) =>
        !known.has(message) && digest.kinds.length === 0 && tellingPhrases.some((phrase) => message.includes(phrase)),
    )
    const kinds = more.map(({ stream, message, at }) => ({ stream, message, count: 1, firstAt: at, lastAt: at }))
    return { ...digest, kinds: [...digest.kinds, ...kinds] }
  },
  command: ({ logGroup, region }) =>
    `aws logs tail ${logGroup} --since 1h --filter-pattern '?"Failed to export" ?"encountered while exporting" ?"Logging error"' --region ${region}`,
})
