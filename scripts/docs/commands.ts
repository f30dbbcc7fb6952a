import { argumentsOf } from '../../src/commands/args.ts'
import { commands } from '../../src/commands/index.ts'
import { usageOf } from '../../src/help.ts'
import { plain } from '../../src/rich.ts'
import { type Language, languages } from '../../src/words/words.ts'

const texts = {
  en: {
    title: 'Commands',
    intro:
      'Each works as `/otel …` in a channel, as a mention of the app in a thread, from buttons, and as `otel …` in a terminal.',
    argument: 'argument',
    meaning: 'meaning',
  },
  'zh-CN': {
    title: '命令',
    intro: '每个命令都可以在频道中以 `/otel …`、在消息列中提及应用、通过按钮，以及在终端中以 `otel …` 使用。',
    argument: '参数',
    meaning: '含义',
  },
} satisfies Record<Language, Record<string, string>>

/** @returns docs/commands.md in one language, made from the schemas that parse the commands. */
export const commandsPage = (language: Language): string => {
  const words = languages[language]
  const { summaries, arguments: meanings, help } = words.commands
  const { title, intro, argument, meaning } = texts[language]
  const sections = commands.map((command) => {
    const rows = argumentsOf(command.args).map(({ name, positional, placeholder, isFlag }) => {
      const written = positional ? name : `--${name}${isFlag ? '' : ` ${placeholder?.replaceAll('|', ' \\| ')}`}`
      return `| \`${written}\` | ${meanings[name as keyof typeof meanings]} |`
    })
    const table = rows.length === 0 ? [] : [`| ${argument} | ${meaning} |`, '|---|---|', ...rows]
    return [`## ${command.name}`, '', summaries[command.name], '', `\`${usageOf(command)}\``, '', ...table]
      .join('\n')
      .trimEnd()
  })
  const general = ['env', 'commands'].map((name) => `- \`--${name}\`: ${meanings[name as 'env' | 'commands']}`)
  return `<!-- Made by npm run docs from src/commands and src/words. -->
# ${title}

${intro} ${plain(help.threads)}

${general.join('\n')}

${sections.join('\n\n')}
`
}
