import { minute as minuteMs } from '../../clock.ts'
import type { Account } from '../../state.ts'
import { urlOf } from '../../xray/document.ts'
import { canarySpanLines } from '../canary.ts'
import { calledAt, traced } from '../delivery.ts'
import { requestsOf } from '../requests.ts'
import { databaseHost } from '../routes.ts'
import { type Span, spansOf } from '../spans.ts'
import type { Line } from './streams.ts'

const attributesOf = (account: Account, span: Span): Record<string, unknown> => ({
  ...(span.step.method === undefined ? {} : { 'http.request.method': span.step.method }),
  ...(span.step.route === undefined || span.step.kind !== 'SERVER' ? {} : { 'http.route': span.step.route }),
  ...(span.http === undefined
    ? {}
    : {
        'http.response.status_code': span.http,
        'url.full': urlOf(account, { ...span.step, service: span.step.peer ?? span.step.service }, span.traceId),
      }),
  ...(span.step.statement === undefined
    ? {}
    : { 'db.system.name': 'postgresql', 'db.query.text': span.step.statement, 'server.address': databaseHost }),
  ...(span.failed ? { 'error.type': span.exception?.type ?? '500' } : {}),
})

const eventsOf = ({ exception, end }: Span): object[] =>
  exception === undefined
    ? []
    : [
        {
          timeUnixNano: Math.round(end * 1000) * 1000,
          name: 'exception',
          attributes: { 'exception.type': exception.type, 'exception.message': exception.message },
        },
      ]

/** OpenTelemetry's span as Transaction Search stores it: attributes as plain members, times in nanoseconds. */
const documentOf = (account: Account, span: Span): string =>
  JSON.stringify({
    resource: {
      attributes: {
        'service.name': calledAt(account, span.step.service, span.start),
        'deployment.environment.name': account.environment.deploymentEnvironment,
        'deployment.environment': account.environment.deploymentEnvironment,
        'service.namespace': account.environment.prefix,
        'telemetry.sdk.language': 'python',
        'telemetry.sdk.version': '1.44.0',
      },
    },
    scope: { name: 'opentelemetry.instrumentation.asgi', version: '0.65b0' },
    traceId: span.traceId,
    spanId: span.id,
    ...(span.parent === undefined ? {} : { parentSpanId: span.parent }),
    flags: 257,
    name: span.step.name,
    kind: span.step.kind,
    startTimeUnixNano: Math.round(span.start * 1000) * 1000,
    endTimeUnixNano: Math.round(span.end * 1000) * 1000,
    durationNano: Math.round((span.end - span.start) * 1000) * 1000,
    attributes: attributesOf(account, span),
    status: { code: span.failed ? 'ERROR' : 'UNSET' },
    ...(span.exception === undefined ? {} : { events: eventsOf(span) }),
  })

/** @returns the span events that Transaction Search stores in `aws/spans` for a minute's requests and canaries. */
export const storedSpanLines = (account: Account, minute: number): Line[] => [
  ...[minute - 1, minute].flatMap((from) =>
    requestsOf(account, from).flatMap((request) =>
      spansOf(account, request)
        .filter(({ step, end }) => traced(account, request, step.service) && Math.floor(end / minuteMs) === minute)
        .map((span) => ({ at: span.end, stream: 'default', message: documentOf(account, span) })),
    ),
  ),
  ...canarySpanLines(account, minute),
]
