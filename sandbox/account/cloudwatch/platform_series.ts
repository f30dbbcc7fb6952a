import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { during } from '../conditions.ts'
import { type EcsService, runningTasks } from '../ecs/state.ts'
import type { Account } from '../state.ts'
import { requestsOf } from '../telemetry/requests.ts'
import { memoryShare } from './memory.ts'
import type { MetricSeries } from './series.ts'

/** Percent of its processor that a collector needs besides its work: collecting garbage takes all that there is. */
const pressedBy = (account: Account, at: number): number => {
  const pressure = during(account, 'memory_pressure', at)
  if (during(account, 'cpu_pressure', at) !== undefined || pressure?.thrashes === true) return 99
  return pressure === undefined ? 0 : 55
}

const serviceSeries = (account: Account, service: EcsService): MetricSeries[] => {
  const { cluster: clusterName, collectorService } = account.environment
  const cluster = account.clusters.byName.get(clusterName)
  const dimensions = { ClusterName: clusterName, ServiceName: service.name }
  const ofService = (minute: number) =>
    cluster === undefined ? [] : runningTasks(cluster, service.name, new Date((minute + 1) * minuteMs))
  const each = (read: (minute: number, task: number) => number) => (minute: number) => {
    const tasks = ofService(minute)
    return tasks.length === 0 ? undefined : tasks.map((_, index) => read(minute, index))
  }
  const isCollector = service.name === collectorService
  const cpu = each((minute, task) => {
    const busy = requestsOf(account, minute).length
    const pressed = isCollector ? pressedBy(account, minute * minuteMs) : 0
    return Math.min(
      100,
      pressed + busy * (isCollector ? 0.9 : 2.1) + 4 * roll(account.seed, service.name, minute, task, 'cpu'),
    )
  })
  const memory = each((minute, task) =>
    isCollector
      ? 100 * memoryShare(account, minute, task)
      : 38 + 4 * roll(account.seed, service.name, minute, task, 'memory'),
  )
  const begun = (minute: number) => minute * minuteMs >= service.createdAt.getTime()
  const insights = (name: string, read: (minute: number) => number): MetricSeries => ({
    namespace: 'ECS/ContainerInsights',
    name,
    dimensions,
    unit: 'Count',
    values: (minute) => (begun(minute) ? [read(minute)] : undefined),
  })
  return [
    { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions, unit: 'Percent', values: cpu },
    { namespace: 'AWS/ECS', name: 'MemoryUtilization', dimensions, unit: 'Percent', values: memory },
    insights('RunningTaskCount', (minute) => ofService(minute).length),
    insights('DesiredTaskCount', () => service.wanted),
  ]
}

/** @returns what AWS itself measures: ECS and Container Insights. EMF errors are absent, as in an account that has none. */
export const platformSeries = (account: Account): MetricSeries[] =>
  [...account.clusters.byName.values()].flatMap((cluster) =>
    cluster.services.flatMap((service) => serviceSeries(account, service)),
  )
