import { ErrorCode, type WebAPICallError, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failNext } from '../../../sandbox/slack/slack.ts'
import { type Served, servedSlack } from './fixture.ts'

let served: Served
beforeEach(async () => {
  served = await servedSlack()
})
afterEach(() => served.stop())

const production = 'C0OTELPROD'
const hello = { channel: production, text: 'hello' }

describe("Slack's own client", () => {
  const client = () =>
    new WebClient(served.slack.token, {
      slackApiUrl: `${served.url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    })

  test('posts, edits and sees the message changed in place', async () => {
    const posted = await client().chat.postMessage({ ...hello, blocks: [{ type: 'divider' }] })
    await client().chat.update({ channel: production, ts: posted.ts ?? '', text: 'changed' })
    expect(served.slack.messages).toMatchObject([{ text: 'changed', ts: posted.ts, editedAt: expect.any(String) }])
  })

  test('gets the locale of a person when it asks for it', async () => {
    const { user } = await client().users.info({ user: 'U0ONCALL', include_locale: true })
    expect(user?.locale).toBe('zh-CN')
  })

  test('reads the members of a channel page by page, each once', async () => {
    const members: string[] = []
    const sizes: number[] = []
    for await (const page of client().paginate('conversations.members', { channel: 'C0RANDOM', limit: 2 })) {
      const { members: some = [] } = page as { members?: string[] }
      members.push(...some)
      sizes.push(some.length)
    }
    expect(members).toEqual(['U0DEVELOPER', 'U0ONCALL', 'U0GUEST', 'U0STRANGER', 'U0OTELBOT'])
    expect(sizes).toEqual([2, 2, 1])
  })

  test('deletes what the bot has posted', async () => {
    const { ts = '' } = await client().chat.postMessage(hello)
    await client().chat.delete({ channel: production, ts })
    expect(served.slack.messages).toEqual([])
  })

  test('uploads a file into a thread in the three steps of today', async () => {
    const parent = await client().chat.postMessage(hello)
    await client().filesUploadV2({
      channel_id: production,
      thread_ts: parent.ts ?? '',
      filename: 'chart.png',
      file: Buffer.from('picture'),
    })
    expect([...served.slack.files.values()]).toMatchObject([{ name: 'chart.png', shared: true }])
    expect(served.slack.messages.at(-1)).toMatchObject({ thread: parent.ts, blocks: [{ type: 'image' }] })
  })

  test('is told to wait when a rate limit was injected, once', async () => {
    failNext(served.slack, 'chat.postMessage', { retryAfterSeconds: 7 })
    const problem: WebAPICallError = await client()
      .chat.postMessage(hello)
      .then(
        () => expect.fail('should be limited'),
        (error) => error,
      )
    expect(problem).toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 7 })
    expect(await client().chat.postMessage(hello)).toMatchObject({ ok: true })
  })
})

describe('a refusal names the reason that Slack names', () => {
  const cases: [string, string, Record<string, unknown>, string][] = [
    ['a method that it does not have', 'chat.postMassage', {}, 'unknown_method'],
    ['an argument that it does not know', 'chat.postMessage', { ...hello, colour: 'red' }, 'invalid_arguments'],
    ['an unknown channel', 'chat.postMessage', { ...hello, channel: 'C0NOWHERE' }, 'channel_not_found'],
    ['no text', 'chat.postMessage', { channel: production }, 'no_text'],
    ['40,001 characters', 'chat.postMessage', { ...hello, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['a bad block', 'chat.postMessage', { ...hello, blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    [
      'blocks that are too long together',
      'chat.postMessage',
      {
        ...hello,
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: 'x'.repeat(2900) },
        })),
      },
      'msg_blocks_too_long',
    ],
    ['a reply to nothing', 'chat.postMessage', { ...hello, thread_ts: '1.000001' }, 'cannot_reply_to_message'],
    ['an edit of nothing', 'chat.update', { ...hello, ts: '1.000001' }, 'message_not_found'],
    ['a whisper to somebody elsewhere', 'chat.postEphemeral', { ...hello, user: 'U0STRANGER' }, 'user_not_in_channel'],
    ['an unknown person', 'users.info', { user: 'U0NOBODY' }, 'user_not_found'],
    ['an unknown group', 'usergroups.users.list', { usergroup: 'S0NONE' }, 'no_such_subteam'],
    ['an unknown trigger', 'views.open', { trigger_id: 'x', view: { type: 'modal' } }, 'invalid_trigger_id'],
    ['an upload of nothing', 'files.completeUploadExternal', { files: [{ id: 'F0' }] }, 'file_not_found'],
  ]
  test.each(cases)('%s', async (_name, method, args, error) => {
    expect(await served.call(method, args)).toMatchObject({ ok: false, error })
    expect(served.slack.messages).toEqual([])
  })

  test('blocks in a form that are no JSON', async () => {
    const headers = { authorization: `Bearer ${served.slack.token}` }
    const body = new URLSearchParams({ ...hello, blocks: '[{' })
    const response = await fetch(`${served.url}/api/chat.postMessage`, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ ok: false, error: 'invalid_blocks_format' })
    expect(served.slack.messages).toEqual([])
  })

  test('a missing token and a wrong one', async () => {
    const bare = await fetch(`${served.url}/api/auth.test`, { method: 'POST' })
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' })
    expect(await served.call('auth.test', {}, 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' })
  })

  test('a channel that the bot has left, and one that is archived', async () => {
    const { workspace } = served.slack
    const [first, ...rest] = workspace.channels
    if (first === undefined) return expect.fail('the workspace has channels')
    workspace.channels = [{ ...first, members: ['U0DEVELOPER'] }, ...rest]
    expect(await served.call('chat.postMessage', hello)).toMatchObject({ error: 'not_in_channel' })
    workspace.channels = [{ ...first, archived: true }, ...rest]
    expect(await served.call('chat.postMessage', hello)).toMatchObject({ error: 'is_archived' })
  })

  test("somebody else's message cannot be edited, an ephemeral one not even found", async () => {
    served.slack.messages.push({ ts: '5.000001', channel: production, user: 'U0DEVELOPER', text: 'mine', blocks: [] })
    expect(await served.call('chat.update', { ...hello, ts: '5.000001' })).toMatchObject({
      error: 'cant_update_message',
    })
    const whisper = await served.call('chat.postEphemeral', { ...hello, user: 'U0DEVELOPER' })
    expect(await served.call('chat.update', { ...hello, ts: whisper['message_ts'] })).toMatchObject({
      error: 'message_not_found',
    })
  })
})

describe('a view', () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Deploy' }, blocks: [{ type: 'divider' }] }
  const issue = () => {
    served.slack.triggers.set('t', { user: 'U0DEVELOPER', until: served.slack.now().getTime() + 3000, used: false })
  }

  test('opens once for a trigger', async () => {
    issue()
    expect(await served.call('views.open', { trigger_id: 't', view })).toMatchObject({ ok: true })
    expect(await served.call('views.open', { trigger_id: 't', view })).toMatchObject({ error: 'exchanged_trigger_id' })
  })

  test('does not open after the three seconds of its trigger', async () => {
    issue()
    served.pass(3001)
    expect(await served.call('views.open', { trigger_id: 't', view })).toMatchObject({ error: 'expired_trigger_id' })
  })

  test('is published as the home of a person, and of nobody who is not there', async () => {
    const home = { type: 'home', blocks: [{ type: 'divider' }] }
    expect(await served.call('views.publish', { user_id: 'U0DEVELOPER', view: home })).toMatchObject({ ok: true })
    expect(await served.call('views.publish', { user_id: 'U0NOBODY', view: home })).toMatchObject({ ok: false })
  })

  test('with a mistake is refused with the place of it', async () => {
    issue()
    const long = { ...view, title: { type: 'plain_text', text: 'x'.repeat(25) } }
    expect(await served.call('views.open', { trigger_id: 't', view: long })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    })
  })

  test('is not updated over a newer version', async () => {
    issue()
    const opened = await served.call('views.open', { trigger_id: 't', view })
    const { id, hash } = opened['view'] as { id: string; hash: string }
    expect(await served.call('views.update', { view_id: id, hash, view })).toMatchObject({ ok: true })
    expect(await served.call('views.update', { view_id: id, hash, view })).toMatchObject({ error: 'hash_conflict' })
  })
})
