import { hex } from '../chance.ts'
import type { Account } from '../state.ts'
import { type Request, traceIdOf } from './requests.ts'
import { flattened, type Step } from './routes.ts'

/** A span as an application makes it, before anything is sent. Times in ms since 1970. */
export type Span = {
  traceId: string
  id: string
  parent: string | undefined
  step: Step
  start: number
  end: number
  /** Status of the HTTP exchange; undefined where there is none. */
  http: number | undefined
  /** The exception that made it fail, where it began. */
  exception: { type: string; message: string } | undefined
  failed: boolean
}

const exceptions: Record<string, { type: string; message: string }> = {
  'agent-web': { type: 'httpx.ReadTimeout', message: 'timed out reading the response of agent-api' },
  'agent-api': { type: 'psycopg.OperationalError', message: 'server closed the connection unexpectedly' },
  'agent-worker': { type: 'TimeoutError', message: 'the model did not answer within 30 s' },
}

const reaches = (step: Step, service: string): boolean => flattened(step).some((below) => below.service === service)

const spanOf = (
  request: Request,
  step: Step,
  frame: Pick<Span, 'traceId' | 'id' | 'parent' | 'start' | 'end'>,
): Span => {
  const { status, service } = request.outcome
  const concerned = status !== 200 && reaches(step, service) && step.statement === undefined
  const failed = concerned && status === 500
  const origin = failed && step.kind === 'SERVER' && step.service === service
  return {
    ...frame,
    step,
    failed,
    http: step.method === undefined ? undefined : concerned ? status : 200,
    exception: origin ? exceptions[service] : undefined,
  }
}

/** @returns the spans of a request, callers before what they call. */
export const spansOf = (account: Account, request: Request): Span[] => {
  const traceId = traceIdOf(account, request)
  const spans: Span[] = []
  const visit = (step: Step, parent: Span | undefined): void => {
    const id = hex(16, traceId, spans.length)
    const whole = parent ?? { start: request.at, end: request.at + request.durationMs, id: undefined }
    const length = whole.end - whole.start
    const [from, to] = parent === undefined ? [0, 1] : [step.from, step.to]
    const frame = { traceId, id, parent: whole.id, start: whole.start + from * length, end: whole.start + to * length }
    const span = spanOf(request, step, frame)
    spans.push(span)
    for (const below of step.steps) visit(below, span)
  }
  visit(request.route.entry, undefined)
  return spans
}
