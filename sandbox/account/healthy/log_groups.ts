import type { LogGroup } from '../logs/groups.ts'
import type { Account } from '../state.ts'
import { applicationLines } from '../telemetry/lines/application.ts'
import { collectorLines } from '../telemetry/lines/collector.ts'
import { emfLines, selfEmfLines } from '../telemetry/lines/emf.ts'
import { otlpLines } from '../telemetry/lines/otlp.ts'

/** Makes a log group that is written to by what `writes` says. */
export const addLogGroup = (account: Account, name: string, writes: LogGroup['writes']): void => {
  account.logGroups.set(name, { name, createdAt: account.born, retentionDays: 30, writes, put: [] })
}

/** Makes the stack's log groups: containers, collector, OTLP logs, EMF events of the applications and of the collector. */
export const makeLogGroups = (account: Account): void => {
  const { logGroup, collectorLogGroup, emfLogGroup } = account.environment
  addLogGroup(account, logGroup, applicationLines)
  addLogGroup(account, collectorLogGroup, collectorLines)
  addLogGroup(account, `${logGroup}/otlp`, otlpLines)
  addLogGroup(account, emfLogGroup, emfLines)
  addLogGroup(account, `${emfLogGroup}/self`, selfEmfLines)
}
