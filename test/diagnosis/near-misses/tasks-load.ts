import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { application, before, ecs, endedOnce, keepsEnding } from '../variants/task-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const stopped = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
} as const
const exited = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' } as const
const oom = {
  ...exited,
  exitCode: 137,
  containerReason: 'OutOfMemoryError: Container killed due to memory usage',
} as const

const line = (message: Record<string, unknown>): string =>
  JSON.stringify({ level: 'warn', ts: '2026-11-18T10:28:00.000Z', ...message })

export const loadNearMisses: NearMisses = {
  'collector-out-of-memory': [
    { name: 'killed at the end of its time', change: endedOnce({ ...stopped, exitCode: 137 }) },
    { name: 'an application was', faults: ['service-degraded'], finds: 'application-out-of-memory' },
    { name: 'the limiter keeps it alive', faults: ['memory-limiter'], finds: 'memory-limiter-refuses' },
    {
      name: 'it was, and a deployment gave it more',
      change: (world) => {
        endedOnce(oom, { minutes: 50 })(world)
        const { account, service } = ecs(world)
        const at = before(account, 30)
        rollOut(account, service.name, { at, definition: nextCollector(account, at) })
      },
    },
  ],
  'killed-before-flushed': [
    {
      name: 'in a single deployment',
      change: (world) => {
        const { account, cluster, service } = ecs(world)
        const at = before(account, 25)
        rollOut(account, service.name, { at, definition: nextCollector(account, at) })
        for (const task of cluster.tasks)
          if (task.service === service.name && task.stoppedAt !== undefined) task.exitCode = 137
      },
    },
    {
      name: 'deployments in which it ends in order',
      change: (world) => {
        const { account, service } = ecs(world)
        for (const minutes of [50, 25]) {
          const at = before(account, minutes)
          rollOut(account, service.name, { at, definition: nextCollector(account, at) })
        }
      },
    },
    { name: 'memory, again and again', faults: ['collector-out-of-memory'], finds: 'collector-out-of-memory' },
  ],
  'memory-limiter-refuses': [
    {
      name: 'the limiter says at the start what it is set to',
      collector: [
        line({
          level: 'info',
          msg: 'Memory limiter configured',
          'otelcol.component.kind': 'processor',
          limit_mib: 800,
          spike_limit_mib: 160,
        }),
      ],
    },
    {
      name: 'memory is back within limits',
      collector: [
        line({ level: 'info', msg: 'Memory usage back within limits. Resuming normal operation.', cur_mem_mib: 500 }),
      ],
    },
    {
      name: 'one forced collection',
      collector: [line({ msg: 'Memory usage is above hard limit. Forcing a GC.', cur_mem_mib: 805 })],
    },
  ],
  'memory-limit-too-low': [
    { name: 'a heap that is really full', faults: ['memory-limiter'], finds: 'memory-limiter-refuses' },
    {
      name: 'the configuration says so itself',
      change: (world) => {
        changeConfig(world.production, ({ processors }) =>
          Object.assign(processors.memory_limiter, { limit_mib: 120, spike_limit_mib: 20 }),
        )
      },
      collector: [line({ msg: 'Memory usage is above soft limit. Refusing data.', cur_mem_mib: 101 })],
      finds: 'limiter-limit-too-low',
    },
  ],
  'memory-limiter-thrashes': [
    {
      name: 'it collects once',
      collector: [line({ msg: 'Memory usage is above hard limit. Forcing a GC.', cur_mem_mib: 805 })],
    },
    { name: 'it only refuses', faults: ['memory-limiter'], finds: 'memory-limiter-refuses' },
  ],
  'collector-cpu-starved': [
    {
      name: 'a peak of two minutes',
      symptom: 'collector',
      change: ({ production: account }) => account.conditions.push({ kind: 'cpu_pressure', since: before(account, 2) }),
    },
    {
      name: 'busy, with room to spare',
      symptom: 'collector',
      faults: ['memory-limiter'],
      finds: 'memory-limiter-refuses',
    },
  ],
  'application-out-of-memory': [
    { name: 'the collector was', faults: ['collector-out-of-memory'], finds: 'collector-out-of-memory' },
    {
      name: 'killed at the end of its time',
      change: endedOnce({ ...stopped, exitCode: 137 }, { service: application }),
    },
  ],
  'application-tasks-exit': [
    {
      name: 'a job that ends when it is done',
      change: keepsEnding({ ...exited, exitCode: 0 }, { service: 'agent-worker', seconds: 60 }),
    },
    { name: 'once', change: endedOnce({ ...exited, exitCode: 1 }, { service: application }) },
    { name: 'memory', faults: ['service-degraded'], finds: 'application-out-of-memory' },
  ],
  'exports-fail-health-green': [
    { name: 'the log says why', symptom: 'traces', faults: ['xray-access-denied'], finds: 'xray-access-denied' },
    {
      name: 'a handful, for four seconds',
      symptom: 'traces',
      change: ({ production: account }) =>
        account.conditions.push({
          kind: 'export_fails',
          exporter: 'awsxray',
          says: () => [],
          since: before(account, 9),
          until: new Date(before(account, 9).getTime() + 4000),
        }),
    },
  ],
}
