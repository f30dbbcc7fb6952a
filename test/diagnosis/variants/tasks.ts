import { imageVariants } from './tasks-image.ts'
import { lifeVariants } from './tasks-life.ts'
import { loadVariants } from './tasks-load.ts'
import { platformVariants } from './tasks-platform.ts'
import { secretVariants } from './tasks-secrets.ts'
import type { Variants } from './variant.ts'

export const tasksVariants: Variants = {
  ...lifeVariants,
  ...loadVariants,
  ...imageVariants,
  ...secretVariants,
  ...platformVariants,
}
