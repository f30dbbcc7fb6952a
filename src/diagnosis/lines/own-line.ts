import { frameworkIn } from './framework-line.ts'
import type { SampledLine } from './sampled-line.ts'

/** Servers and libraries log without fields of the application's, and servers mostly outside the span of a request. */
const foreign = /^(?:uvicorn|gunicorn|hypercorn|werkzeug|celery|opentelemetry|asyncio|boto\w*|urllib3|httpx|httpcore)\b/
const healthCheck = /\b(?:GET|HEAD) \/(?:health|healthz|livez|readyz|ready|live|ping|status)\b/

/** @returns whether a line is JSON that the application itself wrote, about something else than a health check. */
export const isOwnJson = ({ form, logger, text }: SampledLine): boolean =>
  form === 'json' && !foreign.test(logger ?? '') && !healthCheck.test(text) && frameworkIn(text) === undefined

const request = /\b(?:GET|POST|PUT|PATCH|DELETE) \/\S*/
const requestKey = /http|route|url|path|method|status|request|duration|latency/i

/** @returns whether it is about a request: there a span is open. */
export const isAboutRequest = ({ text, keys }: SampledLine): boolean =>
  request.test(text) || keys.some((key) => requestKey.test(key))
