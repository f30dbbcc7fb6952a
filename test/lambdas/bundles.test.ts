import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { addMessage } from '../../sandbox/slack/messages.ts'
import { slashCommand } from '../../sandbox/slack/payloads/command.ts'
import { buttonPress } from '../../sandbox/slack/payloads/interaction.ts'
import { appMention } from '../../sandbox/slack/payloads/mention.ts'
import type { Payload, Who } from '../../sandbox/slack/payloads/who.ts'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { makeSlack } from '../../sandbox/slack/slack.ts'
import { CanaryAnswer } from '../../src/canary/wire.ts'
import { serveGrpc } from '../canary/grpc-server.ts'
import { secret, signedEvent } from '../slack/signed.ts'
import { serveAws } from './aws.ts'

const root = join(import.meta.dirname, '..', '..')
const lambdas = join(root, 'dist', 'lambdas')

type Handler<E, A> = (event: E, context: object) => Promise<A>
let api: Handler<object, APIGatewayProxyStructuredResultV2>
let worker: Handler<SQSEvent, SQSBatchResponse>
let served: Awaited<ReturnType<typeof serveSlack>>
let aws: Awaited<ReturnType<typeof serveAws>>
const slack = makeSlack({ now: () => new Date(), token: 'xoxb-tests' })
const before = { ...process.env }

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')])
  served = await serveSlack(slack)
  aws = await serveAws()
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    CHATOPS_TABLE: 'chatops',
    CHATOPS_JOBS_QUEUE_URL: `${aws.url}/123456789012/jobs.fifo`,
    CHATOPS_LATER_QUEUE_URL: `${aws.url}/123456789012/later`,
    CHATOPS_ENVIRONMENTS: JSON.stringify([{ name: 'production', channel: 'C0OTELPROD' }]),
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-tests',
    SLACK_APP_ID: 'A0SANDBOX',
    SLACK_TEAM_ID: 'T0SANDBOX',
    SLACK_API_URL: `${served.url}/api/`,
  })
  const load = async (name: string) => (await import(pathToFileURL(join(lambdas, name, 'index.mjs')).href)).handler
  api = await load('api')
  worker = await load('worker')
}, 60_000)
afterAll(async () => {
  process.env = before
  await Promise.all([served.stop(), aws.stop()])
})
beforeEach(() => {
  slack.messages.length = 0
  aws.sent.length = 0
})

const who = (user = 'U0DEVELOPER'): Who => ({ slack, baseUrl: served.url, user, channel: 'C0OTELPROD' })
const posted = ({ body, type }: Payload) => api(signedEvent({ body, type, at: new Date() }), {})

/** Hands everything that was queued to the worker, as the event source mapping would. */
const pump = (): Promise<SQSBatchResponse> => {
  const Records = aws.sent.splice(0).map(({ MessageBody, MessageGroupId }, index) => ({
    messageId: `m${index}`,
    receiptHandle: `r${index}`,
    body: MessageBody,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: '0',
      ...(MessageGroupId === undefined ? {} : { MessageGroupId }),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:jobs.fifo',
    awsRegion: 'us-east-1',
  }))
  return worker({ Records }, { getRemainingTimeInMillis: () => 30_000 })
}

describe('the built bundles', () => {
  it('take a signed slash command and bring its answer to its asker', async () => {
    const answer = await posted(slashCommand(who(), '/otel', 'status production'))
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('production') })
    expect(aws.sent).toHaveLength(1)
    expect(await pump()).toEqual({ batchItemFailures: [] })
    expect(slack.messages).toMatchObject([{ ephemeralTo: 'U0DEVELOPER', channel: 'C0OTELPROD' }])
    // This account grants nothing, and the answer says so rather than that all is well.
    expect(JSON.stringify(slack.messages[0]?.blocks)).toMatch(/denied|not allowed|may not/i)
    expect(slack.messages[0]?.text).not.toContain('✅')
  })

  it('answer a mention in its thread, in the language of who asked', async () => {
    const message = addMessage(slack, {
      channel: 'C0OTELPROD',
      user: 'U0ONCALL',
      text: '<@U0OTELBOT> help',
      blocks: [],
    })
    expect((await posted(appMention(who('U0ONCALL'), message))).statusCode).toBe(200)
    expect(await pump()).toEqual({ batchItemFailures: [] })
    expect(slack.messages.at(-1)).toMatchObject({ thread: message.ts })
    expect(JSON.stringify(slack.messages.at(-1)?.blocks)).toMatch(/[\u4e00-\u9fff]{4}/)
    // From then on the api answers in that language too.
    expect((await posted(slashCommand(who('U0ONCALL'), '/otel', 'help'))).body).toMatch(/[\u4e00-\u9fff]{4}/)
  })

  it('share an answer when its button is pressed', async () => {
    await posted(slashCommand(who(), '/otel', 'alarms production'))
    await pump()
    const [message] = slack.messages
    const Actions = z.object({
      type: z.literal('actions'),
      block_id: z.string(),
      elements: z.array(z.looseObject({ action_id: z.string() })),
    })
    const actions = message?.blocks.map((block) => Actions.safeParse(block).data).find((block) => block !== undefined)
    const action = actions?.elements.find(({ action_id }) => action_id === 'otel_share')
    if (message === undefined || actions === undefined || action === undefined)
      throw new Error('there is no share button')
    await posted(buttonPress(who(), { message, blockId: actions.block_id, action }))
    expect(await pump()).toEqual({ batchItemFailures: [] })
    expect(slack.messages.at(-1)).toMatchObject({ text: message.text })
    expect(slack.messages.at(-1)?.ephemeralTo).toBeUndefined()
  })

  it('refuse what is unsigned, stale or a replay, and queue none of it', async () => {
    const { body, type } = slashCommand(who(), '/otel', 'status production')
    const good = signedEvent({ body, type, at: new Date() })
    expect((await api({ ...good, headers: { 'content-type': type } }, {})).statusCode).toBe(401)
    expect((await api(signedEvent({ body, type, at: new Date(Date.now() - 400_000) }), {})).statusCode).toBe(401)
    expect(aws.sent).toHaveLength(0)
    await api(good, {})
    expect((await api(good, {})).body).toContain('already')
    expect(aws.sent).toHaveLength(1)
  })

  it('return a broken job alone', async () => {
    await posted(slashCommand(who(), '/otel', 'status production'))
    aws.sent.unshift({ MessageBody: 'not a job', MessageGroupId: 'x' })
    expect(await pump()).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
    expect(slack.messages).toHaveLength(1)
  })

  it('have handlers of two arguments at most, as the Node 24 runtime demands', () => {
    expect([api.length <= 2, worker.length <= 2]).toEqual([true, true])
  })
})

describe('the canary', () => {
  it('sends with nothing but its own files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'canary-bundle-'))
    const { port, stop, received } = await serveGrpc(() => ({ status: 0 }))
    const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    try {
      await cp(join(lambdas, 'canary'), folder, { recursive: true })
      Object.assign(process.env, {
        CANARY_ENDPOINT: `http://127.0.0.1:${port}`,
        CANARY_NAMESPACE: 'AgentTeam/production/Canary',
        CANARY_ENVIRONMENT: 'production',
      })
      const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href)
      const { steps } = CanaryAnswer.parse(await handler({ version: 1, kind: 'send', id: 'bundle' }))
      expect(steps.map(({ step, error, detail }) => (error === undefined ? step : `${error} ${detail}`))).toEqual([
        'dns',
        'tcp',
        'traces',
        'metrics',
      ])
      expect([received.length, handler.length <= 2]).toEqual([2, true])
    } finally {
      write.mockRestore()
      await stop()
      await rm(folder, { recursive: true })
    }
  })
})

describe('a heartbeat', () => {
  it('is answered by one line that CloudWatch makes a metric of', async () => {
    const lines: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line))
      return true
    })
    aws.sent.push({ MessageBody: '{"version":1,"kind":"heartbeat"}' })
    const answer = await pump().finally(() => write.mockRestore())
    expect(answer).toEqual({ batchItemFailures: [] })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Bot: 'otel-chatops', Heartbeat: 1 })
  })
})

describe('the api bundle', () => {
  const Metafile = z.object({
    inputs: z.record(z.string(), z.unknown()),
    outputs: z.record(
      z.string(),
      z.object({
        bytes: z.number(),
        inputs: z.record(z.string(), z.unknown()),
        imports: z.array(z.object({ path: z.string(), kind: z.string() })),
      }),
    ),
  })

  const metafile = () => Metafile.parse(JSON.parse(readFileSync(join(lambdas, 'api', 'metafile.json'), 'utf8')))

  it('holds no server, socket, OAuth or reader of an account, not even in a part that is loaded later', () => {
    const inside = Object.keys(metafile().inputs).join('\n')
    expect(inside).not.toMatch(/node_modules\/(?:express|undici|@slack\/(?:socket-mode|oauth))\//)
    expect(inside).not.toMatch(
      /node_modules\/@octokit\/|src\/(?:deploys|doctor|cli)\/|src\/words\/(?:en|zh-CN)\/(?:deploys|doctor|secrets)/,
    )
    expect(inside).not.toMatch(/@aws-sdk\/client-(?:ecs|xray|cloudwatch|cloudwatch-logs|servicediscovery)\//)
  })

  it('reads less than 850 kB to start', () => {
    const { outputs } = metafile()
    const read = new Set<string>()
    const visit = (path: string): void => {
      const output = outputs[path]
      if (output === undefined || read.has(path)) return
      read.add(path)
      for (const each of output.imports) if (each.kind === 'import-statement') visit(each.path)
    }
    const entry = Object.keys(outputs).find((path) => path.endsWith('/api/index.mjs')) ?? ''
    visit(entry)
    const bytes = [...read].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(850_000)
  })
})
