import { readFileSync } from 'node:fs'
import { ConfigError, configFrom } from '../config.ts'
import { planWords } from '../dispatch.ts'
import { exitStatus } from '../result.ts'
import { type Language, languageFor, languages, type Words } from '../words/words.ts'
import { answer } from './answer.ts'
import { terminalHelp } from './help.ts'
import { print, printCard, printProblem } from './print.ts'
import { type Switches, switchesIn } from './switches.ts'
import { isVerb, runVerb } from './verbs.ts'
import { type World, worldFor } from './world.ts'

const spoken = ({ LC_ALL, LC_MESSAGES, LANG, CHATOPS_LANGUAGE }: NodeJS.ProcessEnv): Language =>
  languageFor(LC_ALL || LC_MESSAGES || LANG, CHATOPS_LANGUAGE === 'zh-CN' ? 'zh-CN' : 'en')

const commandFor = async (switches: Switches, words: Words, world: World): Promise<number> => {
  const { config } = world
  const [first] = switches.rest
  if (first === undefined || (first === 'help' && switches.rest.length === 1) || first === '--help') {
    print(terminalHelp(config.environments, words))
    return 0
  }
  const planned = planWords(switches.rest, {
    config,
    words,
    ...(world.standard !== undefined && { standard: world.standard }),
  })
  if (planned.kind === 'run') return answer(planned, { switches, words, world })
  if (planned.kind === 'help') {
    printCard(planned.card)
    return 0
  }
  printProblem(planned, switches.json, world.now())
  return exitStatus('refused')
}

/**
 * The terminal's front door.
 * @returns the exit status: 0 passed, 1 findings, 2 wrong usage or refused, 3 could not tell
 */
export const main = async (argv: readonly string[]): Promise<number> => {
  const language = spoken(process.env)
  const words = languages[language]
  const switches = switchesIn(argv, words)
  if ('problem' in switches) {
    process.stderr.write(`${switches.problem}\n`)
    return 2
  }
  try {
    const [verb] = switches.rest
    if (verb !== undefined && isVerb(verb)) return await runVerb(verb, { switches, words, language, env: process.env })
    const read = (path: string) => readFileSync(path, 'utf8')
    const world = await worldFor(switches, words, () => configFrom(process.env, read))
    if ('problem' in world) {
      process.stderr.write(`${world.problem}\n`)
      return 2
    }
    return await commandFor(switches, words, world)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}
