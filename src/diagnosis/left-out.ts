import { applicationsLeftOut } from './left-out/applications.ts'
import { exportsLeftOut } from './left-out/exports.ts'
import { logsLeftOut } from './left-out/logs.ts'
import { metricsLeftOut } from './left-out/metrics.ts'
import { startLeftOut } from './left-out/start.ts'
import { tasksLeftOut } from './left-out/tasks.ts'

/** Known causes that have no check, by their row in the catalogue: no source for a signature, or nothing to see from here. */
export const leftOut: Readonly<Record<string, 'no_source' | 'not_visible'>> = {
  ...startLeftOut,
  ...tasksLeftOut,
  ...applicationsLeftOut,
  ...exportsLeftOut,
  ...metricsLeftOut,
  ...logsLeftOut,
}
