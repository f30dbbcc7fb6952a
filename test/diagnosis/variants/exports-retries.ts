import { console, dropping, older, retrying, today } from './exporter-lines.ts'
import type { Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const base = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1'

const overHttp = (status: number, code: string, { path = 'traces', message = '' } = {}) =>
  `rpc error: code = ${code} desc = error exporting items, request to ${base}/${path} responded with HTTP Status Code ${status}${message}`

/** An answer after which it is tried again, several times over. */
const tried = (error: string, id = 'otlp_http/grafana'): string[] =>
  Array.from({ length: 4 }, () => today(id, 'traces', error, retrying))

const hang = `Post "${base}/traces": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`

/** What is tried again, in several wordings. */
export const exportsRetryVariants: Variants = {
  'grafana-rate-limited': [
    { name: 'tried again', collector: tried(overHttp(429, 'ResourceExhausted')), confidence: confirmed },
    { name: 'once is enough', collector: tried(overHttp(429, 'ResourceExhausted')).slice(0, 1), confidence: confirmed },
    {
      name: 'over gRPC with throttling, on a console',
      collector: [
        console(
          'otlp/grafana',
          'traces',
          'Throttle (5s), error: rpc error: code = ResourceExhausted desc = ingestion rate limit exceeded',
          retrying,
        ),
      ],
    },
    {
      name: 'dropped, under the old name',
      collector: [
        older(
          'otlphttp',
          'metrics',
          `no more retries left: ${overHttp(429, 'Unavailable', { path: 'metrics' })}`,
          dropping,
        ),
      ],
    },
  ],
  'grafana-unresponsive': [
    {
      name: 'dropped',
      collector: [
        today('otlp_http/grafana', 'traces', `no more retries left: failed to make an HTTP request: ${hang}`, dropping),
      ],
      confidence: confirmed,
    },
    { name: 'tried again and again', collector: tried(`failed to make an HTTP request: ${hang}`) },
    {
      name: 'over gRPC, on a console',
      collector: [
        console(
          'otlp_grpc/grafana',
          'traces',
          'no more retries left: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
          dropping,
        ),
      ],
    },
    {
      name: 'under the old name and with old keys',
      collector: [
        older('otlphttp/grafana', 'traces', `max elapsed time expired failed to make an HTTP request: ${hang}`, {
          msg: 'Exporting failed. No more retries left. Dropping data.',
        }),
      ],
    },
  ],
  'grafana-server-error': [
    { name: 'tried again and again', collector: tried(overHttp(503, 'Unavailable')), confidence: confirmed },
    {
      name: 'dropped at once',
      collector: [
        today(
          'otlp_http/grafana',
          'traces',
          `not retryable error: Permanent error: ${overHttp(500, 'Unknown')}`,
          dropping,
        ),
      ],
    },
    {
      name: 'given up, with old keys',
      collector: [
        older(
          'otlphttp',
          'metrics',
          `no more retries left: ${overHttp(502, 'Unavailable', { path: 'metrics' })}`,
          dropping,
        ),
      ],
    },
    {
      name: 'over gRPC, on a console',
      collector: [
        console(
          'otlp_grpc/grafana',
          'traces',
          'no more retries left: rpc error: code = Unavailable desc = upstream connect error or disconnect/reset before headers',
          dropping,
        ),
      ],
    },
  ],
}
