import { DeregisterInstanceCommand, ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addMessage } from '../../sandbox/slack/messages.ts'
import { appMention } from '../../sandbox/slack/payloads/mention.ts'
import { missingTools } from '../tools/emulators.ts'
import { type Bot, startBot } from './bot.ts'

/** A hop that is settling is looked at again through the queue for later, when its time is over: a minute here. */
const deadline = { timeout: 120_000, interval: 200 }

describe.skipIf(missingTools)(`an answer that settles${missingTools ? ` (skipped: ${missingTools})` : ''}`, () => {
  let bot: Bot
  beforeAll(async () => {
    bot = await startBot()
  })
  afterAll(() => bot?.stop())

  it('is looked at again later, and its message is edited in place', async () => {
    const { slack, url: baseUrl, stack } = bot
    const { discovery, collector } = stack.seeded
    for (const InstanceId of Object.keys(collector.tasks))
      await new ServiceDiscoveryClient(stack.moto).send(
        new DeregisterInstanceCommand({ ServiceId: discovery.service, InstanceId }),
      )
    const who = { slack, baseUrl, user: 'U0DEVELOPER', channel: 'C0OTELPROD' }
    const { channel, user } = who
    const question = addMessage(slack, { channel, user, text: '<@U0OTELBOT> verify production', blocks: [] })
    await bot.send(appMention(who, question))
    const answers = () => slack.messages.filter(({ thread }) => thread === question.ts)
    const first = await vi.waitFor(() => {
      const [answer] = answers()
      if (answer === undefined) throw new Error('No answer has come to Slack.')
      return { ...answer }
    }, deadline)
    expect(first.editedAt).toBeUndefined()
    expect(first.text).toMatch(/^❔ Nothing failed/u)
    expect(JSON.stringify(first.blocks)).toContain('May still be normal until')
    await vi.waitFor(() => expect(answers()[0]?.editedAt).toBeDefined(), deadline)
    expect(answers().map(({ ts, text }) => [ts, text])).toEqual([[first.ts, expect.stringMatching(/fail.*Discovery/i)]])
  })
})
