import type { FindingWords } from '../../finding-words.ts'
import { startComponents } from './start-components.ts'
import { startConfig } from './start-config.ts'
import { startRunning } from './start-running.ts'
import { startTask } from './start-task.ts'

export const start: FindingWords<'start'> = { ...startComponents, ...startConfig, ...startTask, ...startRunning }
