import type { NearMisses } from '../variants/variant.ts'
import { lifeNearMisses } from './tasks-life.ts'
import { startNearMissesOfTasks } from './tasks-start.ts'

export const tasksNearMisses: NearMisses = { ...lifeNearMisses, ...startNearMissesOfTasks }
