import { alarms, answers, factNames, hops, logs, metrics, reasons, status, traces, verify } from './en/answers.ts'
import { commands } from './en/commands.ts'
import { front } from './en/front.ts'
import { observations } from './en/observations.ts'
import { sandbox } from './en/sandbox.ts'
import { terminal } from './en/terminal.ts'

/** The English catalogue. */
export const en = {
  alarms,
  answers,
  commands,
  factNames,
  front,
  hops,
  logs,
  metrics,
  observations,
  reasons,
  sandbox,
  status,
  terminal,
  traces,
  verify,
}
