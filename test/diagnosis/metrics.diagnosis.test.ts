import { testArea } from './area.ts'
import { metricsNearMisses as nearMisses } from './near-misses/metrics.ts'
import { metricsVariants as variants } from './variants/metrics.ts'

testArea('metrics', { variants, nearMisses })
