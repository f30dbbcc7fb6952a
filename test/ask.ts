import type { World } from '../sandbox/account/account.ts'
import { makeClock } from '../sandbox/account/clock.ts'
import { simulated } from '../sandbox/simulated.ts'
import { makeAccounts } from '../src/app/accounts.ts'
import { planWords } from '../src/dispatch.ts'
import { completed, EnvironmentRow } from '../src/environment.ts'
import { wordsOf } from '../src/line.ts'
import { type Answer, run } from '../src/run.ts'
import { textOf } from '../src/terminal/text.ts'
import { type Language, languages } from '../src/words/words.ts'

type Setting = {
  faults?: readonly string[]
  language?: Language
  channel?: string
  /** Changes the simulated account before anything is asked. */
  change?: (world: World) => void
  logContent?: 'full' | 'keys' | 'links'
  seed?: number
}

export const start = new Date('2026-11-18T10:30:00Z')
const screen = { width: 160, colours: false, zone: 'UTC' }

/** @returns what a line answers over the simulated account: its text, and the answer itself when something ran. */
export const asked = async (
  line: string,
  setting: Setting = {},
): Promise<{ text: string; answer?: Answer; world: World }> => {
  const { faults = [], language = 'en', channel, change, logContent = 'full', seed = 1 } = setting
  const words = languages[language]
  const { world, hooks } = simulated({ clock: makeClock(start), faults, seed })
  change?.(world)
  const { now } = world.clock
  const environments = world.environments.map((row) => completed(EnvironmentRow.parse(row)))
  const planned = planWords(wordsOf(line), {
    config: { environments },
    words,
    ...(channel === undefined ? { standard: 'production' } : { channel }),
  })
  if (planned.kind !== 'run') return { text: textOf(planned.card, screen), world }
  const { signal } = new AbortController()
  const ports = makeAccounts({ now, hooks })(planned.environment, signal)
  const answer = await run(planned, { words, now, signal, ports, logContent, progress: () => {} })
  return { text: textOf(answer.card, screen), answer, world }
}

/** @returns the text that a line answers over the simulated account. */
export const ask = async (line: string, setting?: Setting): Promise<string> => (await asked(line, setting)).text
