import type { World } from '../../../sandbox/account/world.ts'
import { nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { containerOf } from '../../../sandbox/faults/tasks/unable_to_start.ts'
import { before, changeService, ecs, endedOnce, running } from '../variants/task-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const stopped = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
} as const
const exited = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' } as const

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
}
