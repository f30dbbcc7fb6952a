import { closest } from './closest.ts'
import { type Argument, argumentsOf } from './commands/args.ts'
import type { AnyCommand } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { channelsOf } from './config.ts'
import { helpCard, overviewCard } from './help.ts'
import { lineOf, parseWords, wordsOf } from './line.ts'
import { chooseEnvironment } from './plan/environment.ts'
import { type Plan, type PlanContext, type Refusal, type RunPlan, refusal, wrongUsage } from './plan/plan.ts'
import { problemOf } from './plan/problems.ts'

export type { Plan, PlanContext, Refusal, RunPlan } from './plan/plan.ts'

/** What every command takes besides its own arguments. */
const general: readonly Argument[] = [
  { name: 'env', placeholder: 'NAME', isFlag: false },
  { name: 'commands', isFlag: true },
]

/**
 * Decides about a line as it was typed after `/otel`. Pure: no clock, no network, so that api can answer at once and
 * the worker can decide again by itself.
 * @returns what to show at once, or what to run with its parsed arguments
 */
export const plan = (line: string, context: PlanContext): Plan => planWords(wordsOf(line), context)

/** @returns as `plan`, for words that a shell has already split. */
export const planWords = (asked: readonly string[], context: PlanContext): Plan => {
  const [name, ...others] = asked
  if (name === undefined) return help(undefined, context)
  if (name.toLowerCase() === 'help') return help(others[0], context)
  const command = commands.find((each) => each.name === name.toLowerCase())
  if (command === undefined) return unknown(name, context)
  return others.includes('--help') ? help(command.name, context) : planCommand(command, others, context)
}

const help = (asked: string | undefined, context: PlanContext): Plan => {
  const { config, words } = context
  if (asked === undefined) return { kind: 'help', card: overviewCard(config.environments, words) }
  const command = commands.find(({ name }) => name === asked.toLowerCase())
  return command === undefined ? unknown(asked, context) : { kind: 'help', card: helpCard(command, words) }
}

const unknown = (word: string, { config, words }: PlanContext): Refusal => {
  const like = closest(word, ['help', ...commands.map(({ name }) => name)])
  const headline = words.commands.unknownCommand(word, like)
  return refusal('unknown_command', headline, { ...overviewCard(config.environments, words), headline })
}

const planCommand = (command: AnyCommand, others: string[], context: PlanContext): Plan => {
  const { words, channel } = context
  const { problems, notHere } = words.commands
  const known = argumentsOf(command.args)
  const parsed = parseWords(others, [...known, ...general])
  if (!parsed.ok) return wrongUsage(command, problems[parsed.problem](parsed.name), words)
  const { env, commands: withCommands, ...values } = parsed.values
  const named = env === undefined ? undefined : String(env)
  const chosen = chooseEnvironment({ command, named, rest: parsed.rest, all: [command.name, ...others] }, context)
  if ('refusal' in chosen) return chosen.refusal
  const { environment, rest } = chosen
  if (channel !== undefined && !channelsOf(environment).includes(channel))
    return refusal('not_allowed', notHere(environment.name, channelsOf(environment)), { command: command.name })

  const open = known.filter((argument) => argument.positional && !(argument.name in values))
  const extra = rest[open.length]
  if (extra !== undefined) return wrongUsage(command, problems.tooMany(extra), words)
  const given = { ...values, ...Object.fromEntries(rest.map((word, index) => [open[index]?.name ?? '', word])) }
  const args = command.args.safeParse(given)
  const [issue] = args.success ? [] : args.error.issues
  if (issue !== undefined) return wrongUsage(command, problemOf(issue, words), words)
  return planned({ command, args: args.data ?? {}, environment, others, commands: withCommands === true }, context)
}

type Ready = Pick<RunPlan, 'args' | 'environment' | 'commands'> & { command: AnyCommand; others: readonly string[] }

const planned = ({ command, others, ...ready }: Ready, { words }: PlanContext): RunPlan => {
  const { name } = ready.environment
  return {
    kind: 'run',
    ...ready,
    command: command.name,
    line: lineOf([command.name, name, ...withoutEnvironment(others, name)]),
    doing: command.doing(words, name, ready.args),
  }
}

/** @returns the words of a line without those that name its environment. */
const withoutEnvironment = (words: readonly string[], name: string): string[] => {
  const option = words.indexOf('--env')
  if (option >= 0) return words.filter((_, index) => index !== option && index !== option + 1)
  const first = words[0] === name ? words.slice(1) : [...words]
  return first.filter((word) => !word.startsWith('--env='))
}
