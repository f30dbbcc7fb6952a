import { doctorWorld } from '../../app/doctor.ts'
import { doctorCard, doctorJson, outcomeOf } from '../../doctor/card.ts'
import { walk } from '../../doctor/walk.ts'
import { exitStatus } from '../../result.ts'
import { verbWords } from '../../words/verbs.ts'
import { manifestScopes } from '../manifest.ts'
import { printCard, printJson } from '../print.ts'
import type { RunVerb } from './verb.ts'

/** `otel doctor`. @returns 0 the chain holds, 1 a link is broken, 2 wrong usage, 3 something could not be told */
export const doctor: RunVerb = async ({ switches, language, env }) => {
  const words = verbWords[language].doctor
  if (switches.rest.length > 1 || switches.sandbox) {
    process.stderr.write(`${words.usage}\n`)
    return 2
  }
  process.stderr.write(`${words.walking}\n`)
  const now = (): Date => new Date()
  const links = await walk(doctorWorld({ env, scopes: manifestScopes(), now }))
  if (switches.json) printJson(doctorJson(links, words, now()))
  else printCard(doctorCard(links, words))
  return exitStatus(outcomeOf(links))
}
