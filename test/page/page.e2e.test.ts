import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeClock } from '../../sandbox/account/clock.ts'
import { compose } from '../../sandbox/compose.ts'
import { serve } from '../../sandbox/server/server.ts'
import { makeSlack } from '../../sandbox/slack/slack.ts'
import { builtPage, launch, missing } from '../../scripts/browser.ts'

if (missing !== undefined) console.warn(`SKIPPED: the page's tests. ${missing}`)

const started = () => {
  const clock = makeClock(new Date('2026-01-15T15:00:00Z'))
  const slack = makeSlack({ now: clock.now })
  const secret = 'sandbox-signing-secret'
  return serve({
    port: 0,
    slack,
    clock,
    secret,
    page: builtPage,
    still: true,
    report: (problem) => console.error(problem),
    makeBot: (baseUrl) => compose({ slack, clock, secret, baseUrl, seed: 1, log: () => undefined }),
  })
}

describe.skipIf(missing !== undefined)('the page in a browser', () => {
  let browser: Browser
  let page: Page
  let sandbox: Awaited<ReturnType<typeof started>>
  let problems: string[]

  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  const opened = async (viewport = { width: 1280, height: 800 }) => {
    const context = await browser.newContext({ viewport })
    page = await context.newPage()
    problems = []
    page.on('pageerror', (problem) => problems.push(problem.message))
    page.on('console', (line) => line.type() === 'error' && problems.push(line.text()))
    page.on('request', (request) => !request.url().startsWith(sandbox.url) && problems.push(request.url()))
    await page.goto(sandbox.url)
  }

  beforeEach(async () => {
    sandbox = await started()
    await opened()
  })
  afterEach(async () => {
    await page.context().close()
    await sandbox.stop()
    expect(problems).toEqual([])
  })

  const composer = () => page.getByRole('combobox').last()
  const say = async (line: string) => {
    await composer().fill(`${line} `)
    await composer().press('Enter')
  }
  const conversation = () => page.getByRole('log').first()
  const see = (text: string | RegExp) => conversation().getByText(text).last().waitFor()

  test('a command is completed, sent and answered', async () => {
    await composer().pressSequentially('/otel ver')
    await page.getByRole('option', { name: '/otel verify' }).waitFor()
    await composer().press('Tab')
    expect(await composer().inputValue()).toBe('/otel verify ')
    await composer().press('Enter')
    await see('Only visible to you')
    await see(/Telemetry flows in/)
    expect(await composer().inputValue()).toBe('')
  })

  test('arrows choose a command, Escape closes the choice', async () => {
    await composer().pressSequentially('/otel')
    await composer().press('ArrowDown')
    await composer().press('ArrowDown')
    expect(await page.getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true')
    await composer().press('Escape')
    expect(await page.getByRole('option').count()).toBe(0)
  })

  test('a suggestion of the introduction asks it', async () => {
    await page.getByRole('button', { name: '/otel status' }).click()
    await see(/is up/)
  })

  test('pressed buttons do what they say: share shows the answer to everybody', async () => {
    await say('/otel verify')
    await see(/Telemetry flows in/)
    await page.getByRole('button', { name: 'Share' }).click()
    await see(/Shared by/)
    await page.getByRole('radio', { name: /On call/ }).check({ force: true })
    await see(/7/)
    expect(await conversation().getByRole('article').count()).toBe(1)
  })

  test('a fault is switched on, seen in the panel, and found by the command', async () => {
    const panel = page.getByRole('complementary', { name: 'Simulated account' })
    await panel.getByText('Healthy').waitFor()
    await panel.getByRole('searchbox').fill('stopped')
    await panel.getByRole('switch', { name: 'Collector stopped' }).check()
    await panel.getByText('1 fault on').waitFor()
    await panel.getByText('0/2').waitFor()
    await say('/otel verify')
    await see(/failed/)
    await panel.getByRole('button', { name: 'Repair everything' }).click()
    await panel.getByText('Healthy').waitFor()
  })

  test('a message of an ordinary person is answered in its thread when it mentions the app', async () => {
    await say('hello')
    await conversation().getByRole('article').last().hover()
    await page.getByRole('button', { name: 'Reply in thread' }).last().click()
    const thread = page.getByRole('complementary', { name: 'Thread' })
    await say('@otel status')
    await thread.getByText(/is up/).waitFor()
    await conversation().getByRole('button', { name: '2 replies' }).waitFor()
  })

  test('language and times follow the person', async () => {
    await page.getByRole('radio', { name: /On call/ }).check({ force: true })
    await page.getByRole('heading', { name: '频道' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await say('/otel status')
    await conversation().getByText('23:00').first().waitFor()
  })

  test('plain text that looks like markup is shown as it is', async () => {
    const token = sandbox.sandbox.slack.token
    const blocks = [
      { type: 'context', elements: [{ type: 'plain_text', text: '*not bold* :smile:' }] },
      { type: 'table', rows: [[{ type: 'raw_text', text: '_head_' }], [{ type: 'raw_text', text: '<b>cell</b>' }]] },
    ]
    await fetch(`${sandbox.url}/api/chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ channel: 'C0OTELPROD', text: 'x', blocks }),
    })
    for (const text of ['*not bold* :smile:', '_head_', '<b>cell</b>']) {
      await conversation().getByText(text, { exact: true }).waitFor()
    }
  })

  test('it works on a telephone: nothing is wider than the screen, panel and channels open over it', async () => {
    await page.context().close()
    await opened({ width: 390, height: 844 })
    await say('/otel traces --errors')
    await see(/traces in the last/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'Simulated account' }).click()
    await page.getByRole('searchbox').waitFor()
    await page.getByRole('button', { name: 'Hide the simulated account' }).click()
    await page.getByRole('button', { name: 'Show channels' }).click()
    await page.getByRole('button', { name: /otel-staging/ }).click()
    await page
      .getByRole('heading', { name: /otel-staging/ })
      .first()
      .waitFor()
  })
})
