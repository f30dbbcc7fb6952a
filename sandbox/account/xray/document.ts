import { hex } from '../chance.ts'
import type { Account } from '../state.ts'
import { calledAt } from '../telemetry/delivery.ts'
import { xrayId } from '../telemetry/requests.ts'
import { database, databaseHost, type Step, web } from '../telemetry/routes.ts'
import type { Span } from '../telemetry/spans.ts'

/** A segment document, as the awsxray exporter writes it and BatchGetTraces gives it back. Times in seconds. */
export type SegmentDocument = {
  id: string
  trace_id: string
  name: string
  start_time: number
  end_time?: number
  in_progress?: boolean
  parent_id?: string
  inferred?: boolean
  origin?: string
  error?: boolean
  fault?: boolean
  throttle?: boolean
  http?: { request?: Record<string, unknown>; response?: { status?: number } }
  annotations?: Record<string, string | number | boolean>
  subsegments?: Subsegment[]
  namespace?: string
  sql?: Record<string, string>
  cause?: object
  metadata?: object
  aws?: object
}

export type Subsegment = Omit<SegmentDocument, 'trace_id'>

const seconds = (ms: number): number => Math.round(ms * 1000) / 1_000_000

/** X-Ray's marks: fault is 5xx, error is 4xx, throttle is 429 and an error too. Source: X-Ray segment documents. */
const marks = (span: Span): Pick<SegmentDocument, 'error' | 'fault' | 'throttle'> => ({
  ...(span.failed ? { fault: true } : {}),
  ...(span.http !== undefined && span.http >= 400 && span.http < 500 ? { error: true } : {}),
  ...(span.http === 429 ? { throttle: true } : {}),
})

/** @returns the address that a request to the service of a step carries. */
export const urlOf = (
  account: Account,
  { service, route = '/' }: Pick<Step, 'service' | 'route'>,
  traceId: string,
): string => {
  const path = route.replace('{id}', String(Number.parseInt(traceId.slice(-3), 16)))
  const host =
    service === web ? 'https://app.example.com' : `http://${service}.${account.environment.prefix}.local:8000`
  return `${host}${path}`
}

const http = (account: Account, span: Span, service: string) =>
  span.http === undefined
    ? {}
    : {
        http: {
          request: {
            method: span.step.method,
            url: urlOf(account, { ...span.step, service }, span.traceId),
            ...(span.step.kind === 'SERVER' ? { user_agent: 'Mozilla/5.0', client_ip: '203.0.113.24' } : {}),
          },
          response: { status: span.http, content_length: 0 },
        },
      }

const cause = (span: Span) =>
  span.exception === undefined
    ? {}
    : {
        cause: {
          working_directory: '',
          exceptions: [{ id: hex(16, span.id, 'exception'), ...span.exception, remote: false, stack: [] }],
        },
      }

const remoteName = (account: Account, { peer, statement }: Step): string =>
  statement === undefined ? `${peer}.${account.environment.prefix}.local` : `${database}@${databaseHost}`

/** @returns a CLIENT or INTERNAL span as a subsegment, with what lies below it in the same service. */
export const subsegmentOf = (account: Account, span: Span, below: Subsegment[]): Subsegment => ({
  id: span.id,
  name: span.step.kind === 'CLIENT' ? remoteName(account, span.step) : span.step.name,
  start_time: seconds(span.start),
  end_time: seconds(span.end),
  ...marks(span),
  ...(span.step.kind === 'CLIENT' ? { namespace: 'remote' } : {}),
  ...http(account, span, span.step.peer ?? span.step.service),
  ...(span.step.statement === undefined
    ? {}
    : {
        sql: { url: `${databaseHost}/${database}`, database_type: 'postgresql', sanitized_query: span.step.statement },
      }),
  ...cause(span),
  ...(below.length === 0 ? {} : { subsegments: below }),
})

/** @returns a SERVER span as a segment. */
export const segmentOf = (account: Account, span: Span, below: Subsegment[]): SegmentDocument => ({
  ...subsegmentOf(account, span, below),
  trace_id: xrayId(span.traceId),
  name: calledAt(account, span.step.service, span.start),
  ...(span.parent === undefined ? {} : { parent_id: span.parent }),
  origin: 'AWS::ECS::Fargate',
  annotations: {
    'otel.resource.deployment.environment': account.environment.deploymentEnvironment,
    'otel.resource.service.name': calledAt(account, span.step.service, span.start),
  },
  metadata: {
    default: {
      'http.route': span.step.route,
      'otel.resource.deployment.environment.name': account.environment.deploymentEnvironment,
      'otel.resource.service.namespace': account.environment.prefix,
    },
  },
  aws: { xray: { sdk: 'opentelemetry for python', sdk_version: '1.44.0', auto_instrumentation: true } },
})

/** @returns the segment that X-Ray infers for a callee that sends none itself: a database, or a service that is silent. */
export const inferredOf = (account: Account, span: Span): SegmentDocument => ({
  ...subsegmentOf(account, span, []),
  id: hex(16, span.id, 'inferred'),
  trace_id: xrayId(span.traceId),
  parent_id: span.id,
  inferred: true,
  origin: span.step.statement === undefined ? 'remote' : 'Database::SQL',
})
