import type { NearMisses } from '../variants/variant.ts'
import { startErrors } from './start-errors.ts'
import { startRunning } from './start-running.ts'

export const startNearMisses: NearMisses = { ...startErrors, ...startRunning }
