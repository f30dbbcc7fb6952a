import { logsDriverVariants } from './logs-driver.ts'
import { logsFieldsVariants } from './logs-fields.ts'
import { logsFormatVariants } from './logs-format.ts'
import { logsGroupsVariants } from './logs-groups.ts'
import { logsRecordsVariants } from './logs-records.ts'
import { logsStartVariants } from './logs-start.ts'
import type { Variants } from './variant.ts'

export const logsVariants: Variants = {
  ...logsFormatVariants,
  ...logsFieldsVariants,
  ...logsRecordsVariants,
  ...logsDriverVariants,
  ...logsGroupsVariants,
  ...logsStartVariants,
}
