import * as z from 'zod'
import { type Clock, PortError, type PortReason } from '../../ports.ts'
import { type Posted, post } from './post.ts'
import { type Credentials, signedHeaders } from './sign.ts'

/** Where and as whom calls are made. */
export type Account = { region: string; credentials: Credentials; now: Clock }

type Service = { service: 'dynamodb' | 'sqs'; prefix: string; version: '1.0'; url: URL }

/** An answer that is no success: AWS's short name of the error, and the answer's own fields. */
export type Refusal = { error: string; fields: Record<string, unknown> }

const Fields = z.record(z.string(), z.unknown())

/** Milliseconds for one attempt; the front door gives up on both after 1.2 s. */
const attemptLasts = 1000

const reasons: readonly [RegExp, PortReason][] = [
  [/AccessDenied|NotAuthorized/, 'access_denied'],
  [/Token|Signature|UnrecognizedClient|Credential/, 'credentials'],
  [/Throttl|LimitExceeded|ThroughputExceeded|TooMany/, 'throttled'],
  [/NotFound|NonExistent|DoesNotExist/, 'not_found'],
]

const parsed = ({ body }: Posted): Record<string, unknown> => {
  try {
    return Fields.parse(JSON.parse(body))
  } catch {
    return {}
  }
}

const nameOf = (fields: Record<string, unknown>): string =>
  typeof fields['__type'] === 'string' ? (fields['__type'].split('#').at(-1) ?? '') : ''

/** @returns the failure of a call in our words. */
export const failureOf = (operation: string, { error }: Refusal): PortError =>
  new PortError(reasons.find(([form]) => form.test(error))?.[1] ?? 'unavailable', operation, error)

/**
 * AWS's JSON protocol without the SDK, for the two calls that every command waits for: loading the SDK's clients takes
 * longer than all else in a cold start (`npm run bench`). One more attempt after a 5xx or a broken connection.
 * @returns a function that calls an operation and gives the answer's fields, or AWS's refusal; fails with `PortError`
 */
export const makeCall =
  ({ region, credentials, now }: Account, { service, prefix, version, url }: Service) =>
  async (operation: string, input: object): Promise<Record<string, unknown> | Refusal> => {
    const body = JSON.stringify(input)
    const request = {
      host: url.host,
      target: `${prefix}.${operation}`,
      contentType: `application/x-amz-json-${version}`,
      body,
    }
    const attempt = (): Promise<Posted> => {
      const headers = signedHeaders(request, { credentials, region, service, at: now() })
      return post(url, { headers, body, milliseconds: attemptLasts })
    }
    const isBroken = (error: unknown): boolean => error instanceof PortError && error.reason === 'unavailable'
    const first = await attempt().catch((error: unknown) => {
      if (isBroken(error)) return undefined
      throw error
    })
    const answer = first === undefined || first.status >= 500 ? await attempt() : first
    const fields = parsed(answer)
    return answer.status === 200 ? fields : { error: nameOf(fields) || `HTTP ${answer.status}`, fields }
  }

/** @returns whether an answer is a refusal. */
export const isRefusal = (answer: Record<string, unknown> | Refusal): answer is Refusal =>
  typeof answer['error'] === 'string' && typeof answer['fields'] === 'object'
