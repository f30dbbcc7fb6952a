import { ago, defineFault } from '../fault.ts'

/** The collector's memory is above its limit, and the bot's role may not read the collector's log: only the SDKs say so. */
export const sdkDataRefused = defineFault({
  name: 'sdk-data-refused',
  finds: 'sdk-data-refused',
  apply(account) {
    account.conditions.push({ kind: 'memory_pressure', since: ago(account) })
    const group = `arn:aws:logs:${account.region}:${account.id}:log-group:${account.environment.collectorLogGroup}*`
    account.roles
      .get(account.reader)
      ?.statements.push({ Sid: 'NotTheCollector', Effect: 'Deny', Action: 'logs:FilterLogEvents', Resource: group })
  },
})
