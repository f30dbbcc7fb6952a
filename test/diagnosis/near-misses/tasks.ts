import type { NearMisses } from '../variants/variant.ts'
import { lifeNearMisses } from './tasks-life.ts'
import { loadNearMisses } from './tasks-load.ts'
import { platformNearMisses } from './tasks-platform.ts'
import { startNearMissesOfTasks } from './tasks-start.ts'

export const tasksNearMisses: NearMisses = {
  ...lifeNearMisses,
  ...loadNearMisses,
  ...startNearMissesOfTasks,
  ...platformNearMisses,
}
