import { alarms } from './alarms.ts'
import type { AnyCommand } from './command.ts'
import { logs } from './logs.ts'
import { metrics } from './metrics.ts'
import { status } from './status.ts'
import { traces } from './traces.ts'
import { troubleshoot } from './troubleshoot.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which help shows them. */
export const commands: readonly AnyCommand[] = [status, verify, troubleshoot, traces, metrics, logs, alarms]
