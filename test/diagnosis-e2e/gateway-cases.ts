import type { Kind } from '../../src/diagnosis/kinds.ts'
import type { ExportCase } from './export-case.ts'
import type { Answer } from './stub.ts'

/** @returns a google.rpc.Status of at most 127 bytes of text, as OTLP over HTTP carries errors. Source: OTLP specification, "Failures". */
const statusOf = (code: number, message: string): Buffer =>
  Buffer.concat([Buffer.from([0x08, code, 0x12, Buffer.byteLength(message)]), Buffer.from(message)])

const protobuf = { 'content-type': 'application/x-protobuf' }

/** gRPC's codes, which Status carries. */
const [invalidArgument, resourceExhausted, internal] = [3, 8, 13]

const temporality = 'otlp parse error: invalid temporality and type combination for metric "agent.runs"'

const text = (status: number, body = '', headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body,
})

const rows: readonly (readonly [name: string, kind: Kind | undefined, answer: Answer, signal?: 'metrics'])[] = [
  ['taken', undefined, { status: 200, headers: protobuf }],
  [
    'delta',
    'grafana-delta-refused',
    { status: 400, headers: protobuf, body: statusOf(invalidArgument, temporality) },
    'metrics',
  ],
  // Prometheus' own receiver answers 500 for the same.
  [
    'delta-500',
    'grafana-delta-refused',
    { status: 500, headers: protobuf, body: statusOf(internal, temporality) },
    'metrics',
  ],
  [
    'bad-request',
    'grafana-data-refused',
    { status: 400, headers: protobuf, body: statusOf(invalidArgument, 'bad data') },
  ],
  ['unauthorized', 'grafana-unauthorized', text(401, 'invalid authentication credentials')],
  ['forbidden', 'grafana-forbidden', text(403, 'authentication error: invalid scope requested')],
  ['no-path', 'grafana-path-wrong', text(404, '404 page not found')],
  ['too-large', 'grafana-data-refused', text(413, 'request body too large')],
  [
    'rate-limited',
    'grafana-rate-limited',
    {
      status: 429,
      headers: { ...protobuf, 'retry-after': '1' },
      body: statusOf(resourceExhausted, 'too many requests'),
    },
  ],
  ['internal', 'grafana-server-error', text(500, 'internal error')],
  ['bad-gateway', 'grafana-server-error', text(502, '<html><body>502 Bad Gateway</body></html>')],
  ['unavailable', 'grafana-server-error', text(503)],
  ['gateway-timeout', 'grafana-server-error', text(504)],
]

/** What is moved is asked for by GET, which the new place does not take. Source: Go, net/http, redirects of a POST. */
const moved: ExportCase = {
  name: 'gateway-moved',
  exporter: 'otlp_http',
  answers: (path) => (path === '/v1/traces' ? text(301, '', { location: '/otlp/v1/traces' }) : text(405)),
  kind: 'grafana-path-wrong',
}

const refused = rows.map(
  ([name, kind, answer, signal]): ExportCase => ({
    name: `gateway-${name}`,
    exporter: 'otlp_http',
    answers: () => answer,
    kind,
    signal: signal ?? 'traces',
  }),
)

const hanging: ExportCase = {
  name: 'gateway-hang',
  exporter: 'otlp_http',
  answers: () => 'hang',
  settings: { timeout: '300ms' },
  kind: 'grafana-unresponsive',
}

/** Refusals of Grafana's gateway. The rate limit's text is not from a recording. */
export const gatewayCases: readonly ExportCase[] = [...refused, moved, hanging]
