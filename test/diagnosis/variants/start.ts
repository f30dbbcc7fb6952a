import { startComponents } from './start-components.ts'
import { startConfig } from './start-config.ts'
import { startRunning } from './start-running.ts'
import { startTask } from './start-task.ts'
import { startVariables } from './start-variables.ts'
import type { Variants } from './variant.ts'

export const startVariants: Variants = {
  ...startComponents,
  ...startConfig,
  ...startVariables,
  ...startTask,
  ...startRunning,
}
