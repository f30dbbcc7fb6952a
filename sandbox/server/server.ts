import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf } from '../slack/body.ts'
import { answerSlack } from '../slack/serve.ts'
import { answerJson } from './answer.ts'
import { askedIn } from './asked.ts'
import { gatewayEvent, writeResult } from './gateway.ts'
import { isLocal } from './guard.ts'
import { learn } from './learn.ts'
import { makeLive } from './live.ts'
import { answerPage } from './page.ts'
import { routes, type Sandbox } from './routes.ts'
import { showAnswer } from './show-answer.ts'

/** API Gateway's own limit on a body, 10 MB. */
const mostBytes = 10_000_000

/** Slack's requests, through what API Gateway would make of them, to the bot's handler. */
const answerGateway = async (sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { slack, bot, clock, baseUrl, secret } = sandbox
  const body = await bodyOf(request, mostBytes)
  if (body === undefined) return answerJson(response, { message: 'Request Entity Too Large' }, 413)
  const header = (name: string): string => request.headersDistinct[name]?.join(',') ?? ''
  learn({ slack, baseUrl, secret, body, header })
  const result = await bot.api(gatewayEvent(request, body, clock.now()))
  const asked = result.statusCode === undefined || result.statusCode < 300 ? askedIn(body) : undefined
  if (asked?.command !== undefined) showAnswer(slack, asked, result)
  writeResult(response, result)
  await bot.work()
}

const answer = async (sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (!isLocal(request)) return answerJson(response, { error: 'this server answers only to its own address' }, 403)
  const { pathname } = new URL(request.url ?? '/', sandbox.baseUrl)
  const route = routes[`${request.method} ${pathname}`]
  if (route !== undefined) return route(sandbox, request, response)
  if (pathname === '/slack/events') return answerGateway(sandbox, request, response)
  if (await answerSlack(request, response, sandbox)) return
  if (request.method === 'GET' && (await answerPage(response, sandbox.page, pathname))) return
  answerJson(response, { error: 'not found' }, 404)
}

/** The virtual clock follows the real one at this pace; only the server moves it. */
const tickMs = 500

const startTicking = ({ clock, bot, live }: Sandbox, report: (problem: unknown) => void) => {
  let last = performance.now()
  let ticks = 0
  return setInterval(() => {
    const now = performance.now()
    clock.advance(Math.round(now - last))
    last = now
    ticks += 1
    if (ticks % 10 === 0) live.tell('state')
    bot.work().catch(report)
  }, tickMs)
}

export type ServeOptions = Omit<Sandbox, 'live' | 'baseUrl' | 'bot'> & {
  port: number
  /** Makes the bot, once the address that it must call back is known. */
  makeBot: (baseUrl: string) => Sandbox['bot']
  /** Time stands still but for what is asked for: for pictures that are the same every time. */
  still?: boolean
  /** Told of what no route expected. */
  report: (problem: unknown) => void
}

/** @returns the running server's address, its sandbox, and a function that stops it. Listens on loopback only. */
export const serve = async ({ port, makeBot, still = false, report, ...parts }: ServeOptions) => {
  let sandbox: Sandbox | undefined
  const server = createServer((request, response) => {
    if (sandbox === undefined) {
      response.writeHead(503).end()
      return
    }
    answer(sandbox, request, response).catch((problem: unknown) => {
      report(problem)
      if (!response.headersSent) answerJson(response, { error: 'internal error' }, 500)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const baseUrl = `http://127.0.0.1:${address.port}`
  const live = makeLive()
  sandbox = { ...parts, live, baseUrl, bot: makeBot(baseUrl) }
  parts.slack.listeners.add(() => live.tell('messages'))
  const ticking = still ? undefined : startTicking(sandbox, report)
  const stop = async (): Promise<void> => {
    clearInterval(ticking)
    live.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: baseUrl, sandbox, stop }
}
