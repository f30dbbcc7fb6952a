import { createHash } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import type { Door } from './slack/accept.ts'
import { bytesOf, parseBody } from './slack/body.ts'
import { verify } from './slack/gate.ts'
import { kindOf } from './slack/payload.ts'
import { makeDelivery } from './slack/receiver.ts'
import { registerSecret } from './slack/redact.ts'

type Answer = APIGatewayProxyStructuredResultV2

/** What we read of an HTTP API v2 event. */
const HttpEvent = z.object({
  rawPath: z.string(),
  requestContext: z.object({ stage: z.string().optional(), http: z.object({ method: z.string() }) }),
  headers: z.record(z.string(), z.string()).catch({}),
  body: z.string().optional().catch(undefined),
  isBase64Encoded: z.boolean().catch(false),
})
type HttpEvent = z.infer<typeof HttpEvent>

/** Every refusal looks the same but for its status. */
const refused = (statusCode: number, headers: Record<string, string> = {}): Answer => ({
  statusCode,
  headers,
  body: '',
})

const answered = (value: unknown): Answer => {
  if (value === undefined || value === '') return { statusCode: 200, body: '' }
  const type = typeof value === 'string' ? 'text/plain' : 'application/json'
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  return { statusCode: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body }
}

const routed = ({ rawPath, requestContext }: HttpEvent): Answer | undefined => {
  const paths = ['/slack/events', `/${requestContext.stage}/slack/events`]
  if (!paths.includes(rawPath)) return refused(404)
  return requestContext.http.method === 'POST' ? undefined : refused(405, { allow: 'POST' })
}

/** What the api needs: `secrets` are the signing secrets, the current one and the one before it. */
export type Api = Door & { secrets: readonly string[] }

/**
 * The Lambda behind API Gateway: verifies, drops what it has seen, parses, then answers at once or queues.
 * @returns a handler that never throws for what a request holds; 401, 413, 400 and 415 refuse it, 503 asks Slack to
 * send an event again
 */
export const makeApi = (api: Api): ((event: unknown) => Promise<Answer>) => {
  for (const secret of api.secrets) registerSecret(secret)
  const deliver = makeDelivery(api)
  return async (raw) => {
    const event = HttpEvent.safeParse(raw)
    if (!event.success) return refused(400)
    const { headers, body, isBase64Encoded } = event.data
    const elsewhere = routed(event.data)
    if (elsewhere !== undefined) return elsewhere
    const bytes = bytesOf(body, isBase64Encoded)
    if (bytes === undefined) return refused(413)
    const verdict = verify({ body: bytes, headers }, { now: api.now(), secrets: api.secrets })
    if (!verdict.ok) return refused(verdict.status)
    const parsed = parseBody(bytes, headers)
    if (!parsed.ok) return refused(parsed.status)
    const kind = kindOf(parsed.value)
    if (kind.kind === 'bad') return refused(400)
    if (kind.kind === 'challenge') return answered(kind.challenge)
    if (kind.kind !== 'listen') return answered(undefined)
    const delivered = await deliver(kind.body, createHash('sha256').update(verdict.signature).digest('hex'))
    return delivered.ok ? answered(delivered.answer) : refused(503)
  }
}
