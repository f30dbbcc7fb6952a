import { testArea } from './area.ts'
import { startNearMisses as nearMisses } from './near-misses/start.ts'
import { startVariants as variants } from './variants/start.ts'

testArea('start', { variants, nearMisses })
