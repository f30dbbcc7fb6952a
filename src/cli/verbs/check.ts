import { readFileSync } from 'node:fs'
import { parsedConfig } from '../../diagnosis/facts/config.ts'
import { exitStatus } from '../../result.ts'
import { cardMarkdown } from '../../terminal/markdown.ts'
import { checkPlan } from '../../terraform/check.ts'
import { sidesOf } from '../../terraform/plan.ts'
import { checkInJson, checkOutcome, checkView } from '../../views/check.ts'
import { findingTexts } from '../../words/findings.ts'
import { verbWords } from '../../words/verbs.ts'
import { print, printCard, printJson } from '../print.ts'
import type { RunVerb } from './verb.ts'

const complain = (text: string): number => {
  process.stderr.write(`${text}\n`)
  return 2
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * `otel check PLAN.json`. Asks nobody: neither AWS nor Slack nor the configuration.
 * @returns 0 the plan breaks nothing, 1 it does, 2 wrong usage, 3 something could not be read from it
 */
export const check: RunVerb = async ({ switches, words, language }) => {
  const own = verbWords[language].check
  const { rest, collectorConfig: configFile, json, markdown } = switches
  const [, file] = rest
  if (file === undefined || rest.length > 2 || (json && markdown)) return complain(own.usage)
  const text = read(file)
  if (text === undefined) return complain(own.cannotRead(file))
  const sides = sidesOf(text)
  if ('problem' in sides) return complain(own.notPlan(file, sides.problem))
  const config = configFile === undefined ? undefined : read(configFile)
  if (configFile !== undefined && config === undefined) return complain(own.cannotRead(configFile))
  const problem = config === undefined ? undefined : (await parsedConfig(config)).problem
  if (problem !== undefined) return complain(own.notConfig(configFile ?? '', problem))
  const checked = await checkPlan(sides, config)
  const context = { words, check: own, texts: findingTexts(language) }
  if (json) printJson(checkInJson(checked, context))
  else if (markdown) print(cardMarkdown(checkView(checked, context)))
  else printCard(checkView(checked, context))
  return exitStatus(checkOutcome(checked))
}
