import type { Card } from '../card.ts'
import type { AnyCommand, CommandName } from '../commands/command.ts'
import type { Config, Environment } from '../config.ts'
import { usageOf } from '../help.ts'
import type { Reason } from '../result.ts'
import type { Rich } from '../rich.ts'
import type { Words } from '../words/words.ts'

/** What is to be done about a line, decided without asking anybody: at once in api, again in the worker. */
export type Plan = { kind: 'help'; card: Card } | Refusal | RunPlan

export type Refusal = { kind: 'refusal'; reason: Reason; card: Card; command?: CommandName }

export type RunPlan = {
  kind: 'run'
  command: CommandName
  args: Record<string, unknown>
  environment: Environment
  /** The line in its plain form, with its environment, for buttons. */
  line: string
  /** Show the command that reproduces each piece of evidence. */
  commands: boolean
  /** What a person reads while waiting: "Checking 9 hops of production …". */
  doing: string
}

export type PlanContext = {
  config: Pick<Config, 'environments'>
  words: Words
  /** The Slack channel it was asked in; a terminal has none, and may read every environment. */
  channel?: string
  /** The environment that is meant where none is named and the channel does not say. */
  standard?: string
}

/** @returns a refusal that says why, and what to do next. */
export const refusal = (
  reason: Reason,
  headline: Rich,
  rest: Partial<Card> & { command?: CommandName } = {},
): Refusal => {
  const { command, ...card } = rest
  return {
    kind: 'refusal',
    reason,
    card: { mark: 'quiet', headline, parts: [], ...card },
    ...(command !== undefined && { command }),
  }
}

/** @returns a refusal with the command's usage. */
export const wrongUsage = (command: AnyCommand, headline: Rich, words: Words): Refusal =>
  refusal('usage', headline, {
    parts: [{ kind: 'text', text: words.commands.help.usage(usageOf(command)) }],
    command: command.name,
  })
