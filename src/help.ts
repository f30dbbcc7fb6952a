import type { Button, Card } from './card.ts'
import { type Argument, argumentsOf } from './commands/args.ts'
import type { AnyCommand } from './commands/command.ts'
import { commands } from './commands/index.ts'
import type { Environment } from './config.ts'
import { code, say } from './rich.ts'
import type { Words } from './words/words.ts'

const written = ({ name, placeholder, positional, isFlag }: Argument): string =>
  positional ? `[${placeholder?.toLowerCase()}]` : `[--${name}${isFlag ? '' : ` ${placeholder}`}]`

/** @returns the usage line of a command, made from the schema that parses it. */
export const usageOf = (command: AnyCommand): string =>
  [`/otel ${command.name}`, '[env]', ...argumentsOf(command.args).map(written), '[--commands]'].join(' ')

/** @returns the list of everything there is. */
export const overviewCard = (environments: readonly Environment[], words: Words): Card => {
  const { summaries, help } = words.commands
  const lines = commands.map(({ name }) => [say`${code(name)}`, say`${summaries[name]}`])
  const buttons: Button[] = environments
    .slice(0, 3)
    .map(({ name }) => ({ label: `verify ${name}`, does: 'run', line: `verify ${name}` }))
  return {
    mark: 'quiet',
    headline: help.overview,
    parts: [
      { kind: 'list', items: lines.map(([name, summary]) => say`${name ?? ''} ${summary ?? ''}`) },
      { kind: 'note', text: help.environments(environments.map(({ name }) => name)) },
      { kind: 'note', text: help.more('/otel help verify') },
      { kind: 'note', text: help.threads },
    ],
    buttons,
  }
}

/** @returns one command in detail. */
export const helpCard = (command: AnyCommand, words: Words): Card => {
  const { summaries, help, arguments: meanings } = words.commands
  const all: readonly Argument[] = [
    { name: 'env', positional: true, placeholder: 'ENV', isFlag: false },
    ...argumentsOf(command.args),
    { name: 'commands', isFlag: true },
  ]
  return {
    mark: 'quiet',
    headline: say`${code(command.name)} ${summaries[command.name]}`,
    parts: [
      { kind: 'text', text: help.usage(usageOf(command)) },
      {
        kind: 'list',
        items: all.map((argument) => {
          const name = argument.name as keyof typeof meanings
          return say`${code(written(argument).slice(1, -1))} ${meanings[name]}`
        }),
      },
    ],
  }
}
