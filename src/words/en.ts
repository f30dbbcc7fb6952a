import { alarms, answers, factNames, hops, logs, metrics, reasons, status, traces, verify } from './en/answers.ts'
import { commands } from './en/commands.ts'
import { changes, proofs, troubleshoot } from './en/diagnosis.ts'
import { front } from './en/front.ts'
import { observations } from './en/observations.ts'
import { sandbox } from './en/sandbox.ts'
import { terminal } from './en/terminal.ts'

/** The English catalogue. */
export const en = {
  language: 'en' as 'en' | 'zh-CN',
  alarms,
  answers,
  changes,
  commands,
  factNames,
  front,
  hops,
  logs,
  metrics,
  observations,
  proofs,
  reasons,
  sandbox,
  status,
  terminal,
  traces,
  troubleshoot,
  verify,
}
