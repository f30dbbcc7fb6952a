import type { Environment } from '../config.ts'
import type { FactName } from '../diagnosis/facts/schemas.ts'
import type { Gathered } from '../diagnosis/gather.ts'
import type { Reason } from '../result.ts'

export type StatusValue = {
  collector: {
    running?: number
    wanted?: number
    cpuPercent?: number
    memoryPercent?: number
    health: 'healthy' | 'unhealthy' | 'unknown' | 'missing'
  }
  services: { name: string; running: number; wanted: number; revision: string; rollout: string }[]
  /** How many the cluster has, when not all were read. */
  servicesTotal?: number
  alarms: { firing?: number; total?: number; names: string[] }
  missing: { fact: FactName; reason: Reason; detail: string }[]
  gathered: Gathered
}

const healthOf = ({ collectorTasks }: Gathered): StatusValue['collector']['health'] => {
  if (collectorTasks?.state !== 'known') return 'unknown'
  const running = collectorTasks.value.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  if (running.some(({ health }) => health === 'unhealthy')) return 'unhealthy'
  // Without a container health check ECS says UNKNOWN; that is no bad news, and no good news either.
  return running.length > 0 && running.every(({ health }) => health === 'healthy') ? 'healthy' : 'unknown'
}

const one = (value: number): number => Math.round(value * 10) / 10

/** @returns the one screen of `status`, made of whatever facts are known. */
export const statusFrom = (gathered: Gathered, environment: Environment): StatusValue => {
  const { services, collectorUsage, alarms } = gathered
  const all = services?.state === 'known' ? services.value.services : []
  const collector = all.find(({ name }) => name === environment.collectorService)
  const usage = collectorUsage?.state === 'known' ? collectorUsage.value : {}
  const list = alarms?.state === 'known' ? alarms.value : undefined
  const names = (list ?? []).filter(({ state }) => state === 'alarm').map(({ name }) => name)
  const total = services?.state === 'known' ? services.value.total : 0
  return {
    collector: {
      ...(collector !== undefined && { running: collector.running, wanted: collector.wanted }),
      ...(usage.cpuPercent !== undefined && { cpuPercent: one(usage.cpuPercent) }),
      ...(usage.memoryPercent !== undefined && { memoryPercent: one(usage.memoryPercent) }),
      health: services?.state === 'known' && collector === undefined ? 'missing' : healthOf(gathered),
    },
    services: all
      .filter(({ name }) => name !== environment.collectorService)
      .map(({ name, running, wanted, taskDefinition, deployments }) => ({
        name,
        running,
        wanted,
        revision: taskDefinition.replace(/^.*task-definition\//, ''),
        rollout: deployments.find(({ status }) => status === 'PRIMARY')?.rollout ?? 'unknown',
      })),
    ...(total > all.length && { servicesTotal: total }),
    alarms: { ...(list !== undefined && { firing: names.length, total: list.length }), names },
    missing: (Object.keys(gathered) as FactName[]).flatMap((fact) => {
      const found = gathered[fact]
      return found?.state === 'missing' ? [{ fact, reason: found.reason, detail: found.detail }] : []
    }),
    gathered,
  }
}

/** @returns findings when something is wrong, unknown when something could not be told, else passed. */
export const statusIsGood = (value: StatusValue): 'passed' | 'findings' | 'unknown' => {
  const { collector, services, alarms, missing } = value
  const short = (each: { running?: number; wanted?: number }) => (each.running ?? 0) < (each.wanted ?? 0)
  const bad =
    short(collector) ||
    collector.wanted === 0 ||
    collector.health === 'unhealthy' ||
    collector.health === 'missing' ||
    services.some(short) ||
    (alarms.firing ?? 0) > 0
  if (bad) return 'findings'
  return missing.length > 0 ? 'unknown' : 'passed'
}
