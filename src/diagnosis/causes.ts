import type { AnyCause, Symptom } from './cause.ts'
import { applicationsCauses } from './causes/applications/index.ts'
import { exportsCauses } from './causes/exports/index.ts'
import { logsCauses } from './causes/logs/index.ts'
import { metricsCauses } from './causes/metrics/index.ts'
import { startCauses } from './causes/start/index.ts'
import { tasksCauses } from './causes/tasks/index.ts'

/** Every cause that we know, area by area. */
export const causes: readonly AnyCause[] = [
  ...startCauses,
  ...tasksCauses,
  ...applicationsCauses,
  ...exportsCauses,
  ...metricsCauses,
  ...logsCauses,
]

/** @returns the causes that may be behind a symptom; all of them without one. */
export const causesOf = (symptom?: Symptom): readonly AnyCause[] =>
  symptom === undefined ? causes : causes.filter(({ symptoms }) => symptoms.includes(symptom))
