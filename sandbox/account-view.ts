import { alarmStateOf } from './account/cloudwatch/alarm_state.ts'
import { compositeStateOf } from './account/cloudwatch/composite.ts'
import { serviceView } from './account/ecs/service_view.ts'
import type { Account } from './account/state.ts'
import type { EnvironmentView } from './bot.ts'

const tasksOf = (account: Account) => {
  const cluster = account.clusters.byName.get(account.environment.cluster)
  if (cluster === undefined) return []
  return cluster.services.map((service) => {
    const { runningCount: running = 0, desiredCount: wanted = 0 } = serviceView(account, cluster, service)
    return { name: service.name, running, wanted }
  })
}

const states = { OK: 'ok', ALARM: 'alarm', INSUFFICIENT_DATA: 'insufficient_data' } as const

const alarmsOf = (account: Account): EnvironmentView['alarms'] => [
  ...account.alarms.map((rule) => ({ name: rule.name, state: states[alarmStateOf(account, rule).state] })),
  ...account.composites.map((rule) => ({ name: rule.name, state: states[compositeStateOf(account, rule).state] })),
]

/** @returns how one environment stands, read from the account's own state: no permission or throttle hides it. */
export const environmentView = (account: Account, channel: string | undefined): EnvironmentView => {
  const { name, collectorService } = account.environment
  const tasks = tasksOf(account)
  const collector = tasks.find((service) => service.name === collectorService)
  return {
    name,
    account: account.id,
    region: account.region,
    ...(channel === undefined ? {} : { channel }),
    ...(collector === undefined ? {} : { collector }),
    services: tasks.filter((service) => service !== collector),
    alarms: alarmsOf(account),
  }
}
