import { applications } from './findings/applications.ts'
import { exports } from './findings/exports.ts'
import { logs } from './findings/logs.ts'
import { metrics } from './findings/metrics.ts'
import { start } from './findings/start.ts'
import { tasks } from './findings/tasks.ts'

/** What the English answers and pages say about each kind of cause. Loaded only by what shows findings: the api never does. */
export const findings = { ...start, ...tasks, ...applications, ...exports, ...metrics, ...logs }
