import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf } from './body.ts'
import type { Call } from './methods/method.ts'
import { answerResponseUrl } from './response-url.ts'
import type { Slack } from './slack.ts'
import { answerWebApi } from './web-api.ts'

const takeUpload = async (
  request: IncomingMessage,
  response: ServerResponse,
  { slack, baseUrl }: Call,
): Promise<void> => {
  const file = slack.files.get(new URL(request.url ?? '/', baseUrl).pathname.replace('/upload/', ''))
  const bytes = await bodyOf(request)
  if (file === undefined || bytes === undefined) {
    response.writeHead(404).end('not found')
    return
  }
  file.bytes = bytes
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`)
}

/**
 * The simulated Slack's part of an HTTP server: `/api/…`, response_urls and uploads.
 * @returns whether the request was for Slack and has been answered
 */
export const answerSlack = async (request: IncomingMessage, response: ServerResponse, call: Call): Promise<boolean> => {
  const { pathname } = new URL(request.url ?? '/', call.baseUrl)
  if (request.method !== 'POST') return false
  if (pathname.startsWith('/api/')) await answerWebApi(request, response, call)
  else if (/^\/(commands|actions)\//.test(pathname)) await answerResponseUrl(request, response, call)
  else if (pathname.startsWith('/upload/')) await takeUpload(request, response, call)
  else return false
  return true
}

/**
 * Serves a simulated Slack alone on a free loopback port, for tests.
 * @returns its base URL (`SLACK_API_URL` is that with `/api/`) and a function that stops it
 */
export const serveSlack = async (slack: Slack): Promise<{ url: string; stop: () => Promise<void> }> => {
  let baseUrl = ''
  const server = createServer((request, response) => {
    answerSlack(request, response, { slack, baseUrl }).then(
      (answered) => answered || response.writeHead(404).end(),
      (problem: unknown) => response.writeHead(500).end(String(problem)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  baseUrl = `http://127.0.0.1:${address.port}`
  return {
    url: baseUrl,
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((problem) => (problem === undefined ? resolve() : reject(problem)))
      }),
  }
}
