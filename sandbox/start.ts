import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languageFor } from '../src/words/words.ts'
import { makeClock } from './account/clock.ts'
import { compose } from './compose.ts'
import { serve } from './server/server.ts'
import { makeSlack } from './slack/slack.ts'
import { sandboxWords } from './words.ts'

/** Anybody may know it: it signs only what the simulated Slack sends to this machine. */
const secret = 'sandbox-signing-secret'
const page = fileURLToPath(new URL('../dist/page', import.meta.url))
const words = sandboxWords[languageFor(process.env['LC_ALL'] ?? process.env['LANG'], 'en')].server

const stopWith = (sentence: string): never => {
  console.error(sentence)
  process.exit(2)
}

const isBusy = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE'

const port = Number(process.env['PORT'] ?? 3000)
if (!Number.isInteger(port) || port < 0 || port > 65_535) stopWith(words.badPort)
if (!existsSync(page)) stopWith(words.notBuilt)

// A fixed start and a still clock give the same page every time; otherwise time begins now and passes as it does.
const fixed = process.env['SANDBOX_TIME']
const clock = makeClock(fixed === undefined ? new Date() : new Date(fixed))
const slack = makeSlack({ now: clock.now })
const report = (problem: unknown): void => console.error(problem)

const { url } = await serve({
  port,
  slack,
  clock,
  secret,
  page,
  still: fixed !== undefined,
  report,
  makeBot: (baseUrl) => compose({ slack, clock, secret, baseUrl, seed: 1, log: () => undefined }),
}).catch((problem: unknown) => stopWith(isBusy(problem) ? words.portBusy(port) : String(problem)))

const { team, app, channels, people } = slack.workspace
console.log(`${words.ready(url)}

  signing secret  ${secret}
  app             ${app}
  workspace       ${team}
  channel         ${channels[0]?.id} (#${channels[0]?.name})
  user            ${people[0]?.id} (${people[0]?.name})
  messages        ${url}/sandbox/messages
`)
