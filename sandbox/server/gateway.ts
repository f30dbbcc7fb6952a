import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** Media types whose bodies API Gateway passes as text; every other body is base64 (docs: HTTP API, binary media). */
const textual = /^(text\/|application\/(json|javascript|xml|vnd\.api\+json)\b)/i

/** @returns headers as an HTTP API gives them: lower case, repeated ones joined by commas. */
const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values]) => [name.toLowerCase(), (values ?? []).join(',')]),
  )

/** @returns `12/Mar/2020:19:03:58 +0000`, the form of `requestContext.time`. */
const logTime = (at: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}

const contextOf = (request: IncomingMessage, path: string, now: Date) => ({
  accountId: '111111111111',
  apiId: 'sandboxapi',
  domainName: request.headers.host ?? '',
  domainPrefix: 'sandboxapi',
  http: {
    method: request.method ?? 'GET',
    path,
    protocol: `HTTP/${request.httpVersion}`,
    sourceIp: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  },
  requestId: randomUUID(),
  routeKey: `${request.method} ${path}`,
  stage: '$default',
  time: logTime(now),
  timeEpoch: now.getTime(),
})

/** @returns the HTTP request as API Gateway's HTTP API hands it to a Lambda function, payload format 2.0. */
export const gatewayEvent = (request: IncomingMessage, body: Buffer, now: Date): APIGatewayProxyEventV2 => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const headers = headersOf(request)
  const isText = textual.test(headers['content-type'] ?? '')
  const requestContext = contextOf(request, pathname, now)
  return {
    version: '2.0',
    routeKey: requestContext.routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { ...headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': requestContext.http.sourceIp },
    requestContext,
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** Writes a Lambda function's answer as API Gateway would. */
export const writeResult = (response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void => {
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])
  response.writeHead(result.statusCode ?? 200, Object.fromEntries(headers))
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8'))
}
