import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issueResponseUrl } from '../../../sandbox/slack/response-url.ts'
import { type Served, servedSlack } from './fixture.ts'

let served: Served
beforeEach(async () => {
  served = await servedSlack()
})
afterEach(() => served.stop())

const place = { channel: 'C0OTELPROD', user: 'U0DEVELOPER' }
const issue = (more: object = {}) => `${served.url}${issueResponseUrl(served.slack, { ...place, ...more }, 'commands')}`
const answer = async (url: string, body: object) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}
const posted = () => served.call('chat.postMessage', { channel: place.channel, text: 'before' })

describe('a response_url', () => {
  test('answers the asker alone unless told otherwise', async () => {
    const url = issue()
    expect(await answer(url, { text: 'for you' })).toEqual({ status: 200, text: 'ok' })
    await answer(url, { text: 'for all', response_type: 'in_channel' })
    expect(served.slack.messages).toMatchObject([{ text: 'for you', ephemeralTo: 'U0DEVELOPER' }, { text: 'for all' }])
    expect(served.slack.messages[1]?.ephemeralTo).toBeUndefined()
  })

  test('works five times and not a sixth', async () => {
    const url = issue()
    for (const text of ['1', '2', '3', '4', '5']) expect((await answer(url, { text })).status).toBe(200)
    expect(await answer(url, { text: '6' })).toMatchObject({ status: 404, text: expect.stringContaining('used_url') })
    expect(served.slack.messages).toHaveLength(5)
  })

  test('dies after thirty minutes of sandbox time', async () => {
    const url = issue()
    served.pass(30 * 60_000)
    expect((await answer(url, { text: 'in time' })).status).toBe(200)
    served.pass(1)
    expect(await answer(url, { text: 'late' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('expired_url'),
    })
  })

  test('replaces the message whose button was pressed', async () => {
    const { ts } = await posted()
    await answer(issue({ message: ts }), { text: 'after', replace_original: true })
    expect(served.slack.messages).toMatchObject([{ ts, text: 'after' }])
  })

  test('deletes it when asked', async () => {
    const { ts } = await posted()
    await answer(issue({ message: ts }), { delete_original: true })
    expect(served.slack.messages).toEqual([])
  })

  test.each([
    ['bad blocks', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    ['nothing', {}, 'no_text'],
    ['a member that the simulation does not know', { text: 'x', colour: 'red' }, 'invalid_payload'],
  ])('refuses %s and posts nothing', async (_name, body, error) => {
    expect(await answer(issue(), body)).toMatchObject({ status: 400, text: expect.stringContaining(error) })
    expect(served.slack.messages).toEqual([])
  })

  test('that nobody issued is not found', async () => {
    expect((await answer(`${served.url}/commands/T0SANDBOX/1/made-up`, { text: 'x' })).status).toBe(404)
  })
})
