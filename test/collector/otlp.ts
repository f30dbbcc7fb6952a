import { randomBytes } from 'node:crypto'

type Attributes = Record<string, string>

const attributes = (values: Attributes) =>
  Object.entries(values).map(([key, value]) => ({ key, value: { stringValue: value } }))

const resource = { attributes: attributes({ 'service.name': 'agent-api', 'service.instance.id': 'one-of-many' }) }
const scope = { name: 'tests' }
/** The present, as OTLP writes it. */
export const nanoseconds = (): string => `${Date.now()}000000`

/** One span of the service agent-api, as an OTLP request for traces. */
export const oneSpan = () => ({
  resourceSpans: [
    {
      resource,
      scopeSpans: [
        {
          scope,
          spans: [
            {
              traceId: randomBytes(16).toString('hex'),
              spanId: randomBytes(8).toString('hex'),
              name: 'GET /agents',
              kind: 2,
              startTimeUnixNano: nanoseconds(),
              endTimeUnixNano: nanoseconds(),
            },
          ],
        },
      ],
    },
  ],
})

/** One log record of the service agent-api, as an OTLP request for logs. */
export const oneLog = (text: string) => ({
  resourceLogs: [
    {
      resource,
      scopeLogs: [{ scope, logRecords: [{ timeUnixNano: nanoseconds(), body: { stringValue: text } }] }],
    },
  ],
})

const delta = 1
/** OTLP's number for running totals. */
export const cumulative = 2

type Counter = {
  name: string
  unit?: string
  value?: number
  temporality?: number
  isMonotonic?: boolean
  labels?: Attributes
  startTimeUnixNano?: string
}

/** A counter; as the SDK sends it while Grafana is off, unless said otherwise. */
export const counter = ({ name, unit = '', value = 1, labels = {}, ...own }: Counter) => ({
  name,
  unit,
  sum: {
    aggregationTemporality: own.temporality ?? delta,
    isMonotonic: own.isMonotonic ?? true,
    dataPoints: [
      {
        asInt: value,
        startTimeUnixNano: own.startTimeUnixNano ?? nanoseconds(),
        timeUnixNano: nanoseconds(),
        attributes: attributes(labels),
      },
    ],
  },
})

/** What an SDK makes of an UpDownCounter, whatever temporality it was asked for. */
export const upDownCounter = (own: { name: string; value: number; startTimeUnixNano: string }) =>
  counter({ ...own, temporality: cumulative, isMonotonic: false })

type Duration = { labels?: Attributes; count?: number; temporality?: number; startTimeUnixNano?: string }

/** The server's duration of some requests of a quarter of a second each, as an exponential histogram. */
export const requestDuration = ({ labels = {}, count = 1, ...own }: Duration) => ({
  name: 'http.server.request.duration',
  unit: 's',
  exponentialHistogram: {
    aggregationTemporality: own.temporality ?? delta,
    dataPoints: [
      {
        attributes: attributes(labels),
        startTimeUnixNano: own.startTimeUnixNano ?? nanoseconds(),
        timeUnixNano: nanoseconds(),
        count,
        sum: count / 4,
        min: 0.25,
        max: 0.25,
        scale: 0,
        zeroCount: 0,
        positive: { offset: -3, bucketCounts: [count] },
      },
    ],
  },
})

/** Metrics of the service agent-api, as an OTLP request. */
export const metrics = (...each: object[]) => ({
  resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics: each }] }],
})

/** Sends an OTLP request over HTTP; fails when the collector refuses it. */
export const send = async (url: string, signal: 'traces' | 'metrics' | 'logs', body: object): Promise<void> => {
  const response = await fetch(`${url}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The collector answered ${response.status}: ${await response.text()}`)
}
