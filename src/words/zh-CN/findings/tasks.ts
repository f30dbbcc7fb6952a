import type { FindingWords } from '../../finding-words.ts'
import { tasksImage } from './tasks-image.ts'
import { tasksLife } from './tasks-life.ts'
import { tasksLoad } from './tasks-load.ts'
import { tasksPlatform } from './tasks-platform.ts'
import { tasksSecrets } from './tasks-secrets.ts'

export const tasks: FindingWords<'tasks'> = {
  ...tasksLife,
  ...tasksLoad,
  ...tasksImage,
  ...tasksSecrets,
  ...tasksPlatform,
}
