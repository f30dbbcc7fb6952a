import type { Words } from './words.ts'
import { alarms, answers, factNames, hops, logs, metrics, reasons, status, traces, verify } from './zh-CN/answers.ts'
import { commands } from './zh-CN/commands.ts'
import { changes, proofs, troubleshoot } from './zh-CN/diagnosis.ts'
import { front } from './zh-CN/front.ts'
import { observations } from './zh-CN/observations.ts'
import { sandbox } from './zh-CN/sandbox.ts'
import { terminal } from './zh-CN/terminal.ts'

/** The Simplified Chinese catalogue. */
export const zhCN: Words = {
  language: 'zh-CN',
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
