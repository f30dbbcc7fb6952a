import type { IncomingMessage, ServerResponse } from 'node:http'
import { argumentsOf, bodyOf } from './body.ts'
import { methods } from './methods/index.ts'
import { type Call, type Reply, refused } from './methods/method.ts'

const byName = new Map(methods.map((method) => [method.name, method]))

const send = (
  response: ServerResponse,
  {
    reply,
    scopes,
    retryAfterSeconds,
  }: { reply: Reply; scopes: readonly string[]; retryAfterSeconds?: number | undefined },
): void => {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-oauth-scopes': scopes.join(',') }
  const limited = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  response.writeHead(retryAfterSeconds === undefined ? 200 : 429, { ...headers, ...limited })
  response.end(JSON.stringify(reply))
}

const tokenOf = (request: IncomingMessage, args: Record<string, unknown>): string | undefined => {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined)
}

const answerTo = (name: string, args: Record<string, unknown>, call: Call): Reply => {
  const method = byName.get(name)
  if (method === undefined) return { ...refused('unknown_method'), req_method: name }
  const { token: _token, ...rest } = args
  return method.answer(rest, call)
}

/** Answers one call of the Web API at `/api/<method>`, with a form or JSON body, as Slack would. */
export const answerWebApi = async (
  request: IncomingMessage,
  response: ServerResponse,
  { slack, baseUrl }: Call,
): Promise<void> => {
  const name = new URL(request.url ?? '/', baseUrl).pathname.replace(/^\/api\//, '')
  const finish = (reply: Reply, retryAfterSeconds?: number): void => {
    slack.calls.push({ method: name, at: slack.now(), answer: reply.error ?? 'ok' })
    send(response, { reply, scopes: slack.scopes, retryAfterSeconds })
  }
  const body = await bodyOf(request)
  if (body === undefined) return finish(refused('request_too_large'))
  const read = argumentsOf(request.headers['content-type'] ?? '', body)
  if ('error' in read) return finish(refused(read.error))
  const token = tokenOf(request, read.args)
  if (token === undefined) return finish(refused('not_authed'))
  if (token !== slack.token) return finish(refused('invalid_auth'))
  const injected = slack.injected.get(name)?.shift()
  if (injected !== undefined && 'retryAfterSeconds' in injected)
    return finish(refused('ratelimited'), injected.retryAfterSeconds)
  finish(injected === undefined ? answerTo(name, read.args, { slack, baseUrl }) : refused(injected.error))
}
