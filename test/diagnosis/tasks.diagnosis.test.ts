import { testArea } from './area.ts'
import { tasksNearMisses as nearMisses } from './near-misses/tasks.ts'
import { tasksVariants as variants } from './variants/tasks.ts'

testArea('tasks', { variants, nearMisses })
