import { testArea } from './area.ts'
import { applicationsNearMisses as nearMisses } from './near-misses/applications.ts'
import { applicationsVariants as variants } from './variants/applications.ts'

testArea('applications', { variants, nearMisses })
