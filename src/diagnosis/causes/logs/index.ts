import type { AnyCause } from '../../cause.ts'
import { containerLogDenied } from './container-log-denied.ts'
import { containerLogGroupMissing } from './container-log-group-missing.ts'
import { containerLogUnreachable } from './container-log-unreachable.ts'
import { frameworkLogsText } from './framework-logs-text.ts'
import { jsonBehindPrefix } from './json-behind-prefix.ts'
import { logArgumentsUnused } from './log-arguments-unused.ts'
import { logDriverBlocks } from './log-driver-blocks.ts'
import { logDriverMissing } from './log-driver-missing.ts'
import { logExtraReservedName } from './log-extra-reserved-name.ts'
import { logFieldsAsKeywords } from './log-fields-as-keywords.ts'
import { logFixNotDeployed } from './log-fix-not-deployed.ts'
import { logFormatFieldMissing } from './log-format-field-missing.ts'
import { logGroupDeleted } from './log-group-deleted.ts'
import { logGroupDiffers } from './log-group-differs.ts'
import { logGroupInfrequentAccess } from './log-group-infrequent-access.ts'
import { logLevelTooHigh } from './log-level-too-high.ts'
import { logLevelUnknown } from './log-level-unknown.ts'
import { logLineTooLong } from './log-line-too-long.ts'
import { logLinesSplit } from './log-lines-split.ts'
import { logOptionsInvalid } from './log-options-invalid.ts'
import { logValueNotJson } from './log-value-not-json.ts'
import { loggingConfiguredElsewhere } from './logging-configured-elsewhere.ts'
import { logsFixedKeys } from './logs-fixed-keys.ts'
import { logsPlainText } from './logs-plain-text.ts'
import { stdoutBuffered } from './stdout-buffered.ts'
import { traceIdsMissing } from './trace-ids-missing.ts'

/** The causes of this area, in the order of the catalogue. */
export const logsCauses: readonly AnyCause[] = [
  logsPlainText,
  logsFixedKeys,
  logExtraReservedName,
  logFieldsAsKeywords,
  logFormatFieldMissing,
  logValueNotJson,
  logArgumentsUnused,
  logLevelUnknown,
  loggingConfiguredElsewhere,
  logLevelTooHigh,
  frameworkLogsText,
  stdoutBuffered,
  logLinesSplit,
  logDriverBlocks,
  logDriverMissing,
  logGroupDiffers,
  logGroupDeleted,
  containerLogGroupMissing,
  containerLogDenied,
  containerLogUnreachable,
  logOptionsInvalid,
  jsonBehindPrefix,
  logLineTooLong,
  logFixNotDeployed,
  traceIdsMissing,
  logGroupInfrequentAccess,
]
