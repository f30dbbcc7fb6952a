import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { languageFor } from '../../src/words/words.ts'
import type { Clock } from '../account/clock.ts'
import type { Bot } from '../bot.ts'
import { changed, type Slack } from '../slack/slack.ts'
import { answerJson, jsonOf } from './answer.ts'
import { Deed } from './deed.ts'
import type { Live } from './live.ts'
import { act, mayWrite } from './typing.ts'

export type Sandbox = {
  slack: Slack
  bot: Bot
  clock: Clock
  live: Live
  secret: string
  /** This server's own address. */
  baseUrl: string
  /** The built page's folder. */
  page: string
}

type Route = (sandbox: Sandbox, request: IncomingMessage, response: ServerResponse) => void | Promise<void>

const workspace: Route = ({ slack: { workspace: all } }, _request, response) => {
  const people = all.people.map((person) => ({ ...person, language: languageFor(person.locale, 'en') }))
  answerJson(response, { ...all, people })
}

const messages: Route = ({ slack }, _request, response) =>
  answerJson(response, {
    team: slack.workspace.team,
    now: slack.now(),
    messages: slack.messages,
    calls: slack.calls.slice(-50),
  })

const commands: Route = ({ bot }, request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  answerJson(response, { commands: bot.commands(languageFor(searchParams.get('locale') ?? undefined, 'en')) })
}

const state: Route = async ({ bot, clock }, _request, response) =>
  answerJson(response, {
    now: clock.now(),
    environments: await bot.environments(),
    faults: { all: bot.faults.all, on: bot.faults.on() },
  })

const events: Route = ({ live }, _request, response) => live.join(response)

const type: Route = async ({ slack, baseUrl, secret }, request, response) => {
  const deed = Deed.safeParse(await jsonOf(request))
  if (!deed.success) return answerJson(response, { error: z.prettifyError(deed.error) }, 400)
  if (!mayWrite(slack, deed.data)) return answerJson(response, { error: 'not_in_channel' }, 403)
  await act({ slack, baseUrl, secret }, deed.data)
  answerJson(response, { ok: true })
}

const faults: Route = async ({ bot, live }, request, response) => {
  const asked = z.object({ on: z.array(z.string()) }).safeParse(await jsonOf(request))
  if (!asked.success) return answerJson(response, { error: z.prettifyError(asked.error) }, 400)
  try {
    bot.breakWith(asked.data.on)
  } catch (problem) {
    if (problem instanceof RangeError) return answerJson(response, { error: problem.message }, 400)
    throw problem
  }
  live.tell('state')
  answerJson(response, { on: bot.faults.on() })
}

/** At most a day at once: longer leaps leave nothing of what is shown. */
const Leap = z.object({ advanceSeconds: z.int().min(1).max(86_400) })

const clock: Route = async ({ clock: time, slack, live, bot }, request, response) => {
  const leap = Leap.safeParse(await jsonOf(request))
  if (!leap.success) return answerJson(response, { error: z.prettifyError(leap.error) }, 400)
  time.advance(leap.data.advanceSeconds * 1000)
  changed(slack)
  live.tell('state')
  answerJson(response, { now: time.now() })
  await bot.work()
}

/** The sandbox's own routes, for the page and for scripts. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /sandbox/commands': commands,
  'GET /sandbox/events': events,
  'GET /sandbox/messages': messages,
  'GET /sandbox/state': state,
  'GET /sandbox/workspace': workspace,
  'POST /sandbox/clock': clock,
  'POST /sandbox/faults': faults,
  'POST /sandbox/type': type,
}
