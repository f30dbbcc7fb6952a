import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addMessage } from '../../sandbox/slack/messages.ts'
import { slashCommand } from '../../sandbox/slack/payloads/command.ts'
import { appMention } from '../../sandbox/slack/payloads/mention.ts'
import type { Who } from '../../sandbox/slack/payloads/who.ts'
import type { SlackMessage } from '../../sandbox/slack/slack.ts'
import { missingTools } from '../tools/emulators.ts'
import { type Bot, startBot } from './bot.ts'

/** Long enough for a cold start of both functions on a machine that is busy. */
const deadline = { timeout: 30_000, interval: 100 }

/** API Gateway, the api, the queue, the worker and the account that is read are ministack and moto; only Slack is ours. */
describe.skipIf(missingTools)(
  `the whole bot on emulated AWS${missingTools ? ` (skipped: ${missingTools})` : ''}`,
  () => {
    let bot: Bot
    let sqs: SQSClient
    beforeAll(async () => {
      bot = await startBot()
      sqs = new SQSClient(bot.stack.ministack)
    })
    afterAll(() => bot?.stop())

    const who = (user = 'U0DEVELOPER'): Who => ({ slack: bot.slack, baseUrl: bot.url, user, channel: 'C0OTELPROD' })
    const command = (text: string, user?: string) => slashCommand(who(user), '/otel', text)
    const answersOf = (by: (message: SlackMessage) => boolean) =>
      bot.slack.messages.filter((message) => message.user === bot.slack.workspace.bot.user).filter(by)
    /** Waits for the first answer that comes after what there is now. */
    const answerTo = async (ask: () => Promise<unknown>, by: (message: SlackMessage) => boolean = () => true) => {
      const before = new Set(bot.slack.messages)
      await ask()
      return vi.waitFor(() => {
        const [answer] = answersOf((message) => !before.has(message) && by(message))
        if (answer === undefined) throw new Error('No answer has come to Slack.')
        return answer
      }, deadline)
    }
    const textOf = ({ text, blocks }: SlackMessage): string => `${text} ${JSON.stringify(blocks)}`

    it('answers a signed slash command at once, and its asker alone when the work is done', async () => {
      let first = { status: 0, body: '' }
      const answer = await answerTo(async () => {
        first = await bot.send(command('status production'))
      })
      expect(first.status).toBe(200)
      expect(JSON.parse(first.body)).toMatchObject({ response_type: 'ephemeral', text: 'Looking at production …' })
      expect(answer).toMatchObject({ channel: 'C0OTELPROD', ephemeralTo: 'U0DEVELOPER' })
      const text = textOf(answer)
      for (const service of Object.keys(bot.stack.seeded.services)) expect(text).toContain(service)
      expect(text).toContain('production is up')
      expect(bot.slack.calls.filter(({ method }) => method === 'response_url').map((call) => call.answer)).toContain(
        'ok',
      )
    })

    it('checks every hop of the stack that boto3 made, and says which it could not tell', async () => {
      let first = { status: 0, body: '' }
      const answer = await answerTo(async () => {
        first = await bot.send(command('verify production'))
      })
      expect(first.body).toContain('Checking 9 hops of production')
      expect(answer.text).toContain('Nothing failed in production, but I could not tell: Deployment')
    })

    it('reads traces and log lines of that stack', async () => {
      const failed = bot.stack.seeded.traces.find((trace) => trace.failed)?.id ?? ''
      const traces = await answerTo(() => bot.send(command('traces production --errors')))
      expect(textOf(traces)).toContain(failed)
      const lines = await answerTo(() => bot.send(command('logs production agent-api --level error --last 1h')))
      expect(textOf(lines)).toContain('POST /v1/runs 500')
    })

    it('answers help without queueing anything', async () => {
      const { status, body } = await bot.send(command('help'))
      expect(status).toBe(200)
      expect(body).toContain('verify')
    })

    it('answers a mention in its thread, in the language of who asked', async () => {
      const { channel } = who()
      const message = addMessage(bot.slack, { channel, user: 'U0ONCALL', text: '<@U0OTELBOT> alarms', blocks: [] })
      const answer = await answerTo(
        async () => expect(await bot.send(appMention(who('U0ONCALL'), message))).toEqual({ status: 200, body: '' }),
        ({ thread }) => thread === message.ts,
      )
      expect(answer.ephemeralTo).toBeUndefined()
      expect(textOf(answer)).toContain('agent-prod-collector-memory')
      expect(answer.text).toMatch(/[\u4e00-\u9fff]{2}/)
    })

    it('refuses what is not signed, or signed with another secret, with no more than a status', async () => {
      const { body, type } = command('status production')
      const unsigned = { 'x-slack-signature': '', 'x-slack-request-timestamp': '' }
      expect(await bot.send({ body, type }, { headers: unsigned })).toEqual({ status: 401, body: '' })
      const wrong = { 'x-slack-signature': `v0=${'0'.repeat(64)}` }
      expect(await bot.send({ body, type }, { headers: wrong })).toEqual({ status: 401, body: '' })
    })

    it('refuses what was signed ten minutes ago', async () => {
      const at = new Date(Date.now() - 600_000)
      expect(await bot.send(command('status production'), { at })).toEqual({ status: 401, body: '' })
    })

    /** Waits until nothing is queued and nothing is being worked on. */
    const drained = () =>
      vi.waitFor(async () => {
        const AttributeNames: QueueAttributeName[] = [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
        ]
        const asking = new GetQueueAttributesCommand({ QueueUrl: bot.queues.jobs, AttributeNames })
        const { Attributes = {} } = await sqs.send(asking)
        expect(AttributeNames.map((name) => Attributes[name])).toEqual(['0', '0'])
      }, deadline)
    const usesOf = ({ body }: { body: string }): number | undefined => {
      const url = new URL(new URLSearchParams(body).get('response_url') ?? bot.url)
      return bot.slack.responseUrls.get(url.pathname)?.uses
    }

    it('takes the same request once, and says so the second time', async () => {
      const payload = command('metrics production')
      const at = new Date()
      const first = await bot.send(payload, { at })
      const second = await bot.send(payload, { at })
      expect(first.body).toContain('Reading metrics of production')
      expect([second.status, JSON.parse(second.body).text]).toEqual([200, 'This was already received; it runs once.'])
      await drained()
      expect(usesOf(payload)).toBe(1)
    })

    /** Puts bodies into their groups of the queue of jobs, in their order. */
    const queued = (jobs: readonly { group: string; body: string }[]) => {
      const Entries = jobs.map(({ group: MessageGroupId, body: MessageBody }, index) => {
        const MessageDeduplicationId = crypto.randomUUID()
        return { Id: String(index), MessageBody, MessageGroupId, MessageDeduplicationId }
      })
      return sqs.send(new SendMessageBatchCommand({ QueueUrl: bot.queues.jobs, Entries }))
    }
    const deadLetter = () =>
      vi.waitFor(async () => {
        const { Messages: [message] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: bot.queues.dead }))
        if (message === undefined) throw new Error('No dead letter has come.')
        const { ReceiptHandle } = message
        await sqs.send(new DeleteMessageCommand({ QueueUrl: bot.queues.dead, ReceiptHandle }))
        return message.Body
      }, deadline)
    const jobFor = (payload: { body: string }): string => {
      const form = new URLSearchParams(payload.body)
      const request = {
        id: crypto.randomUUID(),
        at: new Date().toISOString(),
        origin: 'slash',
        line: form.get('text'),
        workspace: form.get('team_id'),
        channel: form.get('channel_id'),
        user: form.get('user_id'),
        responseUrl: form.get('response_url'),
      }
      return JSON.stringify({ version: 1, kind: 'command', request })
    }

    it('does not let a job that throws block the next one, and keeps it among the dead letters', async () => {
      await queued([{ group: 'A', body: 'not a job' }])
      const answer = await answerTo(() => bot.send(command('status production')))
      expect(textOf(answer)).toContain('production is up')
      expect(await deadLetter()).toBe('not a job')
    })

    it('does a good job whatever stands before it in its own group', async () => {
      // Several groups, so that some reach the worker whole, wherever the queue is cut into batches.
      const groups = ['B', 'C', 'D'].map((group) => ({ group, bad: `no job of ${group}`, payload: command('status') }))
      await queued(groups.flatMap(({ group, bad, payload }) => [bad, jobFor(payload)].map((body) => ({ group, body }))))
      await vi.waitFor(() => expect(groups.map(({ payload }) => usesOf(payload))).toEqual([1, 1, 1]), deadline)
      const dead = [await deadLetter(), await deadLetter(), await deadLetter()]
      expect(dead.toSorted()).toEqual(groups.map(({ bad }) => bad))
      await drained()
      expect(groups.map(({ payload }) => usesOf(payload))).toEqual([1, 1, 1])
    })
  },
)
