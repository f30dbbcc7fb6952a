import { roll } from '../chance.ts'
import { minute as minuteMs, second } from '../clock.ts'
import { runningTasks } from '../ecs/state.ts'
import type { Account } from '../state.ts'
import { memoryShare } from './memory.ts'

export type Reading = (minute: number) => readonly number[] | undefined

/** @returns the collector tasks that run at the end of a minute. */
export const collectorTasks = (account: Account, minute: number) => {
  const cluster = account.clusters.byName.get(account.environment.cluster)
  const at = new Date((minute + 1) * minuteMs)
  return cluster === undefined ? [] : runningTasks(cluster, account.environment.collectorService, at)
}

/** @returns what the collector says of its own process: memory, processor time, age. */
export const processReadings = (account: Account): [name: string, unit: string, reading: Reading][] => {
  const each = (read: (share: number, startedAt: Date, minute: number, task: number) => number): Reading => {
    return (minute) =>
      collectorTasks(account, minute).map((task, index) =>
        read(memoryShare(account, minute, index), task.startedAt, minute, index),
      )
  }
  const mebibytes = (share: number) => Math.round(share * 1024) * 1024 * 1024
  return [
    ['otelcol_process_memory_rss', 'Bytes', each(mebibytes)],
    ['otelcol_process_runtime_heap_alloc_bytes', 'Bytes', each((share) => mebibytes(share * 0.62))],
    [
      'otelcol_process_cpu_seconds',
      'Seconds',
      each((_share, _at, minute, task) => 1.1 + 0.5 * roll(account.seed, minute, task, 'cpu')),
    ],
    ['otelcol_process_uptime', 'Seconds', each((_share, at, minute) => (minute * minuteMs - at.getTime()) / second)],
  ]
}
