import type { NearMisses } from '../variants/variant.ts'
import { logsDriverNearMisses } from './logs-driver.ts'
import { logsFormatNearMisses } from './logs-format.ts'
import { logsRecordsNearMisses } from './logs-records.ts'

export const logsNearMisses: NearMisses = {
  ...logsFormatNearMisses,
  ...logsRecordsNearMisses,
  ...logsDriverNearMisses,
}
