import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { makeClock } from '../../../sandbox/account/clock.ts'
import type { Bot } from '../../../sandbox/bot.ts'
import { serve } from '../../../sandbox/server/server.ts'
import { makeSlack } from '../../../sandbox/slack/slack.ts'

export const secret = 'a-signing-secret'
export const who = { user: 'U0DEVELOPER', channel: 'C0OTELPROD' }

type Options = {
  /** What the bot's handler answers to every request. */
  answer?: (
    event: APIGatewayProxyEventV2,
  ) => APIGatewayProxyStructuredResultV2 | Promise<APIGatewayProxyStructuredResultV2>
}

const botThat = (answer: NonNullable<Options['answer']>, seen: APIGatewayProxyEventV2[]): Bot => {
  let on: readonly string[] = []
  return {
    api: async (event) => {
      seen.push(event)
      return answer(event)
    },
    work: async () => 0,
    environments: async () => [{ name: 'production', account: '1', region: 'us-east-1', services: [], alarms: [] }],
    faults: { all: ['collector-stopped'], on: () => on },
    breakWith: (names) => {
      if (names.some((name) => name !== 'collector-stopped')) throw new RangeError('there is no such fault')
      on = names
    },
    commands: () => [{ name: 'verify', usage: '/otel verify', summary: 'does it flow?' }],
  }
}

const pageFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>')
  return folder
}

/** The sandbox's server on a free port, with a bot that answers as the test says and a clock that stands still. */
export const served = async ({ answer = () => ({ statusCode: 200 }) }: Options = {}) => {
  const clock = makeClock(new Date('2026-01-15T12:00:00Z'))
  const slack = makeSlack({ now: clock.now })
  const events: APIGatewayProxyEventV2[] = []
  const problems: unknown[] = []
  const page = await pageFolder()
  const server = await serve({
    port: 0,
    slack,
    clock,
    secret,
    page,
    still: true,
    report: (problem) => problems.push(problem),
    makeBot: () => botThat(answer, events),
  })
  const { url } = server
  const stop = async () => {
    await server.stop()
    await rm(page, { recursive: true, force: true })
  }
  const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(value),
    })
  return { url, stop, slack, clock, events, problems, post }
}

export type ServedSandbox = Awaited<ReturnType<typeof served>>
