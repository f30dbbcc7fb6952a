import { connectionVariants } from './applications-connection.ts'
import { endpointVariants } from './applications-endpoint.ts'
import { settingsVariants } from './applications-settings.ts'
import type { Variants } from './variant.ts'

export const applicationsVariants: Variants = { ...settingsVariants, ...endpointVariants, ...connectionVariants }
