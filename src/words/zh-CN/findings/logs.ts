import type { FindingWords } from '../../finding-words.ts'
import { logsDriver } from './logs-driver.ts'
import { logsFormat } from './logs-format.ts'
import { logsRecords } from './logs-records.ts'
import { logsStart } from './logs-start.ts'

export const logs: FindingWords<'logs'> = { ...logsFormat, ...logsRecords, ...logsDriver, ...logsStart }
