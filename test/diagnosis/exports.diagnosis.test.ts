import { testArea } from './area.ts'
import { exportsNearMisses as nearMisses } from './near-misses/exports.ts'
import { exportsVariants as variants } from './variants/exports.ts'

testArea('exports', { variants, nearMisses })
