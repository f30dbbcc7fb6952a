import type { Card, Part } from '../card.ts'
import type { Refusal } from '../dispatch.ts'
import { plain } from '../rich.ts'
import { partText, type Screen, textOf } from '../terminal/text.ts'

/** Colours only where somebody looks, and never against NO_COLOR. */
const screen = (): Screen => ({
  width: Math.max(40, Math.min(process.stdout.columns ?? 100, 140)),
  colours: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** Writes to standard output. */
export const print = (text: string): void => {
  process.stdout.write(text)
}

export const printJson = (value: unknown): void => print(`${JSON.stringify(value, undefined, 2)}\n`)

export const printCard = (card: Card): void => print(textOf(card, screen()))

/** A refusal goes to standard error; with --json the object goes to standard output, so that scripts read one place. */
export const printProblem = (planned: Refusal, json: boolean, at: Date): void => {
  if (json)
    printJson({
      schemaVersion: 1,
      command: planned.command ?? null,
      environment: null,
      at: at.toISOString(),
      outcome: 'refused',
      answer: plain(planned.card.headline),
      reason: planned.reason,
    })
  else process.stderr.write(textOf(planned.card, screen()))
}

/** Prints one part by itself, as `--follow` does with new lines. */
export const printPart = (part: Part): void => print(partText(part, screen()))
