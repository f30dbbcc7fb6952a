import { console, dropping, older, today } from './exporter-lines.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const base = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1'

const overHttp = (status: number, code: string, { path = 'traces', message = '' } = {}) =>
  `rpc error: code = ${code} desc = error exporting items, request to ${base}/${path} responded with HTTP Status Code ${status}${message}`

/** An answer after which nothing is tried again, in several wordings. */
const dropped = (status: number, code: string, grpc: string, message = ''): Variant[] => [
  {
    name: 'the newest collector',
    collector: [
      today(
        'otlp_http/grafana',
        'traces',
        `not retryable error: Permanent error: ${overHttp(status, code, { message })}`,
        dropping,
      ),
    ],
    confidence: confirmed,
  },
  {
    name: 'under the old name and with old keys',
    collector: [
      older(
        'otlphttp',
        'metrics',
        `Permanent error: error exporting items, request to ${base}/metrics responded with HTTP Status Code ${status}${message}`,
        { msg: 'Exporting failed. The error is not retryable. Dropping data.' },
      ),
    ],
    confidence: confirmed,
  },
  {
    name: 'over gRPC, on a console',
    collector: [
      console('otlp/grafana', 'traces', `not retryable error: Permanent error: rpc error: code = ${grpc}`, dropping),
    ],
    confidence: confirmed,
  },
]

const temporality = 'invalid temporality and type combination for metric "agent.runs"'

/** What a gateway refuses for good, in several wordings. */
export const exportsGatewayVariants: Variants = {
  'grafana-unauthorized': [
    ...dropped(
      401,
      'Unauthenticated',
      'Unauthenticated desc = Unauthorized: HTTP status code 401; transport: received the unexpected content-type "application/json"',
    ),
    ...dropped(401, 'Unauthenticated', '', ', Message=invalid authentication credentials').slice(0, 1),
  ],
  'grafana-forbidden': dropped(
    403,
    'PermissionDenied',
    'PermissionDenied desc = authentication error: invalid scope requested',
  ),
  'grafana-path-wrong': [
    ...dropped(
      404,
      'Unimplemented',
      'Unimplemented desc = unknown service opentelemetry.proto.collector.trace.v1.TraceService',
    ),
    ...dropped(405, 'Unknown', '').slice(0, 1),
  ],
  'grafana-delta-refused': [
    {
      name: 'with 400',
      collector: [
        today(
          'otlp_http/grafana',
          'metrics',
          `not retryable error: Permanent error: ${overHttp(400, 'InvalidArgument', { path: 'metrics', message: `, Message=otlp parse error: ${temporality}` })}`,
          dropping,
        ),
      ],
      confidence: confirmed,
    },
    {
      name: "with 500, as Prometheus' own receiver has it",
      collector: [
        older(
          'otlphttp/prometheus',
          'metrics',
          `Permanent error: ${overHttp(500, 'Internal', { path: 'metrics', message: `, Message=${temporality}` })}`,
          dropping,
        ),
      ],
    },
    {
      name: 'by remote write, on a console',
      collector: [console('prometheusremotewrite/grafana', 'metrics', `Permanent error: ${temporality}`, dropping)],
    },
  ],
  'grafana-data-refused': [
    ...dropped(
      400,
      'InvalidArgument',
      'InvalidArgument desc = the series has too many labels',
      ', Message=err-mimir-max-label-names-per-series',
    ),
    ...dropped(413, 'Unknown', 'ResourceExhausted desc = grpc: received message larger than max (5242880 vs. 4194304)'),
  ],
}
