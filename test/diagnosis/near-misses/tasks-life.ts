import type { World } from '../../../sandbox/account/world.ts'
import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { containerOf } from '../../../sandbox/faults/tasks/unable_to_start.ts'
import { application, before, changeService, ecs, endedOnce, keepsEnding, running } from '../variants/task-changes.ts'
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

/** Every service has a collector of its own in its task, and sends there. */
const besides =
  (endpoint: string) =>
  ({ production: account }: World): void => {
    account.conditions = []
    for (const definition of account.clusters.taskDefinitions) {
      for (const variable of definition.containerDefinitions?.[0]?.environment ?? [])
        if (variable.name === 'OTEL_EXPORTER_OTLP_ENDPOINT') variable.value = endpoint
      const image = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0'
      definition.containerDefinitions?.push({ name: 'adot', image })
    }
  }

export const lifeNearMisses: NearMisses = {
  'collector-missing': [
    { name: 'nothing has been deployed yet', faults: ['empty-account'] },
    {
      name: 'every service has a collector beside it and sends to itself',
      faults: ['collector-missing'],
      change: besides('http://localhost:4317'),
    },
    {
      name: 'every service has a collector beside it, by a name',
      faults: ['collector-missing'],
      change: besides('http://adot:4317'),
    },
    { name: 'it is there and not running', faults: ['collector-not-running'], finds: 'collector-not-running' },
  ],
  'collector-scaled-to-zero': [
    {
      name: 'an application is, at night',
      change: changeService((service) => Object.assign(service, { wanted: 0 }), 'agent-worker'),
    },
    {
      name: 'one task of one',
      change: (world) => {
        const { cluster, service } = ecs(world)
        const [, second] = running(world)
        service.wanted = 1
        cluster.tasks = cluster.tasks.filter((task) => task !== second)
      },
    },
  ],
  'collector-not-running': [
    {
      name: 'one of two is gone',
      change: (world) => {
        const [task] = running(world)
        if (task !== undefined) Object.assign(task, { ...stopped, stoppedAt: before(world.production, 2), exitCode: 0 })
      },
    },
    { name: 'it was told to stop', faults: ['collector-scaled-to-zero'], finds: 'collector-scaled-to-zero' },
  ],
  'collector-exits': [
    { name: 'it ended once and runs again', change: endedOnce({ ...exited, exitCode: 2 }) },
    { name: 'deployments stop it', faults: ['deploying'] },
    { name: 'it ran out of memory', faults: ['collector-out-of-memory'], finds: 'collector-out-of-memory' },
    {
      name: 'it ended again and again, and a deployment mended it',
      change: (world) => {
        endedOnce({ ...exited, exitCode: 1 }, { minutes: 50 })(world)
        endedOnce({ ...exited, exitCode: 1 }, { minutes: 45 })(world)
        const { account, service } = ecs(world)
        const at = before(account, 30)
        rollOut(account, service.name, { at, definition: nextCollector(account, at) })
      },
    },
  ],
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
  'health-check-needs-shell': [
    {
      name: 'an image with a shell, whose check succeeds',
      change: ({ production: account }) => {
        for (const definition of account.clusters.taskDefinitions)
          if (definition.family === account.environment.collectorService)
            containerOf(definition).healthCheck = { command: ['CMD-SHELL', 'curl -f localhost:13133'] }
      },
    },
    { name: 'a check that needs none and fails', faults: ['health-check-fails'], finds: 'health-check-fails' },
  ],
  'health-check-too-early': [
    { name: 'the check fails for good', faults: ['health-check-fails'], finds: 'health-check-fails' },
    {
      name: 'a short grace that suffices',
      change: ({ production: account }) => {
        for (const definition of account.clusters.taskDefinitions)
          if (definition.family === account.environment.collectorService)
            containerOf(definition).healthCheck = { command: ['CMD', '/healthcheck'], interval: 5, retries: 1 }
      },
    },
    { name: 'no shell', faults: ['health-check-needs-shell'], finds: 'health-check-needs-shell' },
  ],
  'health-check-fails': [
    {
      name: 'one task was replaced for it, and all is well',
      change: endedOnce({ ...stopped, stoppedReason: 'Task failed container health checks', exitCode: 0 }),
    },
    {
      name: 'there is no check',
      change: ({ production: account }) => {
        for (const definition of account.clusters.taskDefinitions) delete containerOf(definition).healthCheck
      },
    },
  ],
  'health-endpoint-local': [
    {
      name: 'nobody but the container asks',
      change: changeService((service) => {
        service.targetGroups = [
          { arn: 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/x/1', container: service.name, port: 4317 },
        ]
      }),
    },
    { name: 'it listens to all', faults: ['load-balancer-check-fails'], finds: 'load-balancer-check-fails' },
  ],
  'load-balancer-check-fails': [
    {
      name: 'a target that went and came back',
      change: changeService((service, account) => {
        const said = (minutes: number, message: string) =>
          service.events.push({ at: before(account, minutes), message: `(service ${service.name}) ${message}` })
        said(
          50,
          '(port 13133) is unhealthy in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/x/1) due to (reason Request timed out).',
        )
        said(45, 'has reached a steady state.')
      }),
    },
    { name: "the container's own check fails", faults: ['health-check-fails'], finds: 'health-check-fails' },
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
  'image-digest-differs': [
    {
      name: 'tasks of the revision before are still there',
      change: (world) => {
        const { account, cluster, service } = ecs(world)
        const at = before(account, 2)
        const pace = { starts: [20_000, 20_000], stops: 300_000, completes: 400_000 }
        for (const task of cluster.tasks)
          if (task.service === service.name) task.imageDigest = `sha256:${'0'.repeat(64)}`
        rollOut(account, service.name, { at, definition: nextCollector(account, at), pace })
      },
    },
    {
      name: 'an image by its tag',
      change: (world) => {
        for (const definition of world.production.clusters.taskDefinitions)
          containerOf(definition).image = 'otel/opentelemetry-collector-contrib:0.159.0'
      },
    },
  ],
  'deployment-rolled-back': [
    { name: 'a deployment that is under way', faults: ['deploying'] },
    {
      name: 'it failed, and the next one came through',
      faults: ['deployment-rolled-back'],
      change: (world) => {
        const { account, service } = ecs(world)
        service.deployments = service.deployments.filter(({ failedAt }) => failedAt === undefined)
        const at = before(account, 30)
        rollOut(account, service.name, { at, definition: nextCollector(account, at) })
      },
    },
    { name: 'why it failed is known', faults: ['secret-denied'], finds: 'secret-denied' },
  ],
  'service-runs-old-revision': [
    {
      name: 'it was registered five minutes ago',
      symptom: 'collector',
      change: changeService((_service, account) => {
        account.clusters.taskDefinitions.push(nextCollector(account, before(account, 5)))
      }),
    },
    { name: 'it is being rolled out', symptom: 'collector', faults: ['deploying'] },
  ],
  'task-retired': [
    {
      name: 'one task of two, and the next is there',
      change: endedOnce({
        ...stopped,
        stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task',
        exitCode: 0,
      }),
    },
    { name: 'Spot', faults: ['spot-interrupted'], finds: 'spot-interrupted' },
  ],
  'spot-interrupted': [
    { name: 'scaled in', change: endedOnce({ ...stopped, exitCode: 0 }) },
    {
      name: 'an application on Spot',
      change: endedOnce(
        { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.', exitCode: 0 },
        { service: application },
      ),
    },
  ],
  'discovery-stale-instance': [
    {
      name: 'a task that stopped a minute ago',
      change: (world) => {
        const { cluster, service, account } = ecs(world)
        const [task] = running(world)
        if (task === undefined) return
        cluster.tasks.push({
          ...task,
          id: 'f'.repeat(32),
          ip: '10.0.1.9',
          stoppedAt: before(account, 1),
          ...stopped,
          exitCode: 0,
        })
        for (const each of account.directory.services) each.stale.push({ id: 'f'.repeat(32), ip: '10.0.1.9' })
        service.events = []
      },
    },
    {
      name: 'registered by hand, the address of a task',
      change: (world) => {
        const [task] = running(world)
        for (const each of world.production.directory.services)
          if (task !== undefined) each.stale.push({ id: 'by-hand', ip: task.ip })
      },
    },
  ],
  'discovery-task-unregistered': [
    { name: 'a task that started half a minute ago', faults: ['deploying'] },
    { name: 'nothing runs', faults: ['collector-not-running'], finds: 'collector-not-running' },
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
