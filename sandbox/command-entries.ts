import { commands } from '../src/commands/index.ts'
import { usageOf } from '../src/help.ts'
import { type Language, languages } from '../src/words/words.ts'
import type { CommandEntry } from './bot.ts'

/** @returns what there is to type, from the same definitions that parse it, in the reader's language. */
export const commandEntries = (language: Language): CommandEntry[] => {
  const { summaries } = languages[language].commands
  const entries = commands.map((command) => ({
    name: command.name,
    usage: usageOf(command),
    summary: summaries[command.name],
  }))
  const help = { name: 'help', usage: '/otel help [command]', summary: summaries.help }
  return [...entries, help].sort((one, other) => one.name.localeCompare(other.name, 'en'))
}
