import { testArea } from './area.ts'
import { logsNearMisses as nearMisses } from './near-misses/logs.ts'
import { logsVariants as variants } from './variants/logs.ts'

testArea('logs', { variants, nearMisses })
