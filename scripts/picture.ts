/**
 * Makes the README's pictures from the running page: `npm run picture`. Seed and clock are fixed and time stands
 * still, so the same code makes the same pictures.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { makeClock } from '../sandbox/account/clock.ts'
import { compose } from '../sandbox/compose.ts'
import { serve } from '../sandbox/server/server.ts'
import { makeSlack } from '../sandbox/slack/slack.ts'
import { builtPage, launch, missing } from './browser.ts'

const folder = new URL('../docs/pictures/', import.meta.url)
const moment = new Date('2026-11-18T15:30:00Z')

type Picture = {
  name: string
  person?: string
  size: { width: number; height: number }
  take: (page: Page) => Promise<void>
}

const ask = async (page: Page, line: string, answer: RegExp): Promise<void> => {
  const composer = page.getByRole('combobox').last()
  await composer.fill(`${line} `)
  await composer.press('Enter')
  await page.getByRole('log').first().getByText(answer).last().waitFor()
}

const breaking = async (page: Page, fault: string): Promise<void> => {
  await page.locator(`label[title="${fault}"]`).getByRole('switch').check()
  await page.locator('.drawer-head .pill.bad').waitFor()
}

const desktop = { width: 1280, height: 860 }

const pictures: readonly Picture[] = [
  { name: 'verify', size: desktop, take: (page) => ask(page, '/otel verify', /Telemetry flows/) },
  {
    name: 'verify-broken',
    size: desktop,
    take: async (page) => {
      await breaking(page, 'xray-access-denied')
      await ask(page, '/otel verify', /failed/)
    },
  },
  { name: 'status', size: desktop, take: (page) => ask(page, '/otel status', /is up/) },
  { name: 'traces', size: desktop, take: (page) => ask(page, '/otel traces --errors', /traces in the last/) },
  {
    name: 'status-zh-CN',
    person: 'U0ONCALL',
    size: desktop,
    take: async (page) => {
      // The bot learns a person's language from Slack with their first question; the picture shows the second.
      await page.getByRole('button', { name: /otel-staging/ }).click()
      await ask(page, '/otel status', /运行正常/)
      await page.getByRole('button', { name: /otel-prod/ }).click()
      await ask(page, '/otel status', /运行正常/)
    },
  },
  { name: 'telephone', size: { width: 390, height: 844 }, take: (page) => ask(page, '/otel status', /is up/) },
]

const started = () => {
  const clock = makeClock(moment)
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

if (missing !== undefined) {
  console.error(missing)
  process.exit(2)
}
await mkdir(folder, { recursive: true })
const browser = await launch()
for (const { name, person = 'U0DEVELOPER', size, take } of pictures) {
  const sandbox = await started()
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  await context.addInitScript((id) => localStorage.setItem('person', id), person)
  const page = await context.newPage()
  await page.goto(sandbox.url)
  await take(page)
  // The caret blinks and the pointer hovers; neither belongs in a picture.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  const path = fileURLToPath(new URL(`${name}.png`, folder))
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' })
  console.log(path.replace(/^.*\/(?=docs\/)/, ''))
  await context.close()
  await sandbox.stop()
}
await browser.close()
