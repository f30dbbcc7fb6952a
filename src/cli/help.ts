import { commands } from '../commands/index.ts'
import type { Environment } from '../config.ts'
import { plain } from '../rich.ts'
import type { Words } from '../words/words.ts'

const column = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`).join('\n')
}

const placeholders: Record<string, string> = { save: ' FILE', facts: ' FILE', fault: ' NAME' }

/** @returns the terminal's help: the commands, its own verbs and options. */
export const terminalHelp = (environments: readonly Environment[], words: Words): string => {
  const { terminal, commands: texts } = words
  const names = commands.map(({ name }) => [name, texts.summaries[name]] as const)
  const options = Object.entries(terminal.options).map(
    ([name, meaning]) => [`--${name}${placeholders[name] ?? ''}`, meaning] as const,
  )
  return [
    terminal.usage,
    column([...names, ['help', texts.summaries.help]]),
    `${terminal.also}\n${column(Object.entries(terminal.verbs))}`,
    column([['--env NAME', texts.arguments.env], ...options]),
    plain(texts.help.environments(environments.map(({ name }) => name))),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n')
}
