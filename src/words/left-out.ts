import { leftOut as enApplications } from './en/findings/left-out-applications.ts'
import { leftOut as enExports } from './en/findings/left-out-exports.ts'
import { leftOut as enLogs } from './en/findings/left-out-logs.ts'
import { leftOut as enMetrics } from './en/findings/left-out-metrics.ts'
import { leftOut as enStart } from './en/findings/left-out-start.ts'
import { leftOut as enTasks } from './en/findings/left-out-tasks.ts'
import type { Language } from './words.ts'
import { leftOut as zhApplications } from './zh-CN/findings/left-out-applications.ts'
import { leftOut as zhExports } from './zh-CN/findings/left-out-exports.ts'
import { leftOut as zhLogs } from './zh-CN/findings/left-out-logs.ts'
import { leftOut as zhMetrics } from './zh-CN/findings/left-out-metrics.ts'
import { leftOut as zhStart } from './zh-CN/findings/left-out-start.ts'
import { leftOut as zhTasks } from './zh-CN/findings/left-out-tasks.ts'

const names: Record<Language, Readonly<Record<string, string>>> = {
  en: { ...enApplications, ...enExports, ...enLogs, ...enMetrics, ...enStart, ...enTasks },
  'zh-CN': { ...zhApplications, ...zhExports, ...zhLogs, ...zhMetrics, ...zhStart, ...zhTasks },
}

/** @returns what each cause without a check is called, by its row in the catalogue. */
export const leftOutNames = (language: Language): Readonly<Record<string, string>> => names[language]
