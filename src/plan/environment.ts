import { closest } from '../closest.ts'
import { argumentsOf } from '../commands/args.ts'
import type { AnyCommand } from '../commands/command.ts'
import { channelsOf, type Environment } from '../config.ts'
import { lineOf } from '../line.ts'
import type { Words } from '../words/words.ts'
import { type PlanContext, type Refusal, refusal } from './plan.ts'

type Asked = {
  command: AnyCommand
  /** What `--env` said. */
  named: string | undefined
  /** The words that belong to no option. */
  rest: string[]
  /** All words, for the buttons of a question. */
  all: string[]
}

export type Chosen = { environment: Environment; rest: string[] } | { refusal: Refusal }

const question = (words: readonly string[], environments: readonly Environment[], texts: Words): Refusal => {
  const [command = '', ...others] = words
  const buttons = environments
    .slice(0, 20)
    .map(({ name }) => ({ label: name, does: 'run' as const, line: lineOf([command, name, ...others]) }))
  return refusal('environment_needed', texts.commands.whichEnvironment, { buttons })
}

const standard = ({ all }: Asked, { config, words, channel, standard: usual }: PlanContext): Environment | Refusal => {
  const { environments } = config
  const named = environments.find(({ name }) => name === usual)
  if (named !== undefined) return named
  const here = environments.filter((environment) => channel !== undefined && channelsOf(environment).includes(channel))
  for (const candidates of [environments, here]) {
    const [only, second] = candidates
    if (only !== undefined && second === undefined) return only
  }
  return question(all, here.length > 0 ? here : environments, words)
}

/** @returns the environment that a line means, and the words that are left; or the question which one. */
export const chooseEnvironment = (asked: Asked, context: PlanContext): Chosen => {
  const { config, words } = context
  const names = config.environments.map(({ name }) => name)
  const [first, ...others] = asked.rest
  const takesWords = argumentsOf(asked.command.args).some(({ positional }) => positional)
  // A word where none is expected can only have been meant as an environment.
  const isMeant = asked.named === undefined && first !== undefined && (names.includes(first) || !takesWords)
  const wanted = isMeant ? first : asked.named
  if (wanted === undefined) {
    const found = standard(asked, context)
    return 'kind' in found ? { refusal: found } : { environment: found, rest: asked.rest }
  }
  const environment = config.environments.find(({ name }) => name === wanted)
  if (environment !== undefined) return { environment, rest: isMeant ? others : asked.rest }
  const headline = words.commands.unknownEnvironment(wanted, closest(wanted, names), names)
  return { refusal: refusal('unknown_environment', headline, { command: asked.command.name }) }
}
