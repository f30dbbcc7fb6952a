import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { failingRollOut } from '../../../sandbox/faults/failing_roll_out.ts'
import type { End } from '../../../sandbox/faults/failing_tasks.ts'
import { nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { containerOf } from '../../../sandbox/faults/tasks/unable_to_start.ts'
import { rollOutUnhealthy } from '../../../sandbox/faults/tasks/unhealthy.ts'
import { all, before, changeService, ecs, endedOnce, keepsEnding, running } from './task-changes.ts'
import type { Variants } from './variant.ts'

const exited = (exitCode: number, more: Partial<End> = {}): End => ({
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode,
  ...more,
})

const unhealthy: End = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Task failed container health checks',
  exitCode: 0,
}

/** The collector was rolled out twice within the hour, and each time the old tasks had to be killed. */
const killedTwice = (end: Partial<End>, stopTimeout?: number) =>
  changeService((_service, account) => {
    const { collectorService, cluster } = account.environment
    for (const minutes of [55, 25]) {
      const at = before(account, minutes)
      const definition = nextCollector(account, at)
      if (stopTimeout !== undefined) containerOf(definition).stopTimeout = stopTimeout
      rollOut(account, collectorService, { at, definition })
    }
    for (const task of account.clusters.byName.get(cluster)?.tasks ?? [])
      if (task.service === collectorService && task.stoppedAt !== undefined && task.stoppedAt > before(account, 56))
        Object.assign(task, { exitCode: 137, ...end })
  })

const elb = (text: string, says?: string) =>
  changeService((_service, account) => {
    const at = before(account, 20)
    failingRollOut(account, account.environment.collectorService, {
      at,
      definition: nextCollector(account, at),
      end: { stopCode: 'ServiceSchedulerInitiated', stoppedReason: text, exitCode: 0 },
      lasts: 90_000,
      ...(says !== undefined && { says: () => says }),
    })
  })

const group = 'arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/otlp-nlb/0123456789abcdef'

const boundTo = (endpoint: string | undefined) =>
  changeService((_service, account) => {
    changeConfig(
      account,
      ({ extensions }) => {
        if (endpoint === undefined) Reflect.deleteProperty(extensions.health_check, 'endpoint')
        else extensions.health_check.endpoint = endpoint
      },
      before(account, 100),
    )
  })

/** Sources: ECS developer guide, "Stopped tasks error codes" and "service event messages". */
export const lifeVariants: Variants = {
  'collector-missing': [
    {
      name: 'it is being drained',
      faults: ['collector-scaled-to-zero'],
      change: changeService((service) => Object.assign(service, { status: 'DRAINING' })),
      confidence: 'confirmed',
    },
    {
      name: 'it was deleted a while ago',
      faults: ['collector-scaled-to-zero'],
      change: changeService((service) => Object.assign(service, { status: 'INACTIVE' })),
      confidence: 'confirmed',
    },
    {
      name: 'its name in the directory is gone, too',
      faults: ['collector-missing'],
      change: ({ production }) => {
        production.directory.services = []
      },
      confidence: 'confirmed',
    },
  ],
  'collector-scaled-to-zero': [
    {
      name: 'the stopped tasks are forgotten',
      faults: ['collector-scaled-to-zero'],
      change: (world) => {
        const { cluster, service } = ecs(world)
        cluster.tasks = cluster.tasks.filter((task) => task.service !== service.name)
      },
      confidence: 'confirmed',
    },
    {
      name: 'a task still runs',
      change: changeService((service) => Object.assign(service, { wanted: 0 })),
      confidence: 'confirmed',
    },
    {
      name: 'in the middle of a deployment',
      faults: ['deploying'],
      change: changeService((service) => Object.assign(service, { wanted: 0 })),
      confidence: 'confirmed',
    },
  ],
  'collector-not-running': [
    {
      name: 'no event at all',
      faults: ['collector-not-running'],
      change: changeService((service) => Object.assign(service, { events: [] })),
      confidence: 'confirmed',
    },
    {
      name: 'a service that was just made',
      faults: ['collector-not-running'],
      change: changeService((service, account) => Object.assign(service, { createdAt: before(account, 40) })),
      confidence: 'confirmed',
    },
    {
      name: 'one task is wanted',
      faults: ['collector-not-running'],
      change: changeService((service) => Object.assign(service, { wanted: 1 })),
      confidence: 'confirmed',
    },
  ],
  'collector-exits': [
    { name: 'a crash without a line', change: keepsEnding(exited(139)), confidence: 'likely' },
    {
      name: 'it ends in order, again and again',
      change: keepsEnding(exited(0), { seconds: 55 }),
      confidence: 'likely',
    },
    {
      name: 'ended twice, and runs again',
      change: all(endedOnce(exited(2), { minutes: 40 }), endedOnce(exited(2), { minutes: 15 })),
      confidence: 'likely',
    },
  ],
  'killed-before-flushed': [
    { name: 'with the timeout of the stack', change: killedTwice({}, 60), confidence: 'likely' },
    {
      name: 'stopped by hand',
      change: killedTwice({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }),
      confidence: 'likely',
    },
    {
      name: 'deployments of one and the same revision',
      change: (world) => {
        killedTwice({ stoppedReason: 'Task stopped by deployment ecs-svc/1234567890123456789' })(world)
        const { cluster, service } = ecs(world)
        const [{ taskDefinition } = { taskDefinition: '' }] = service.deployments
        for (const task of cluster.tasks) if (task.service === service.name) task.taskDefinition = taskDefinition
      },
      confidence: 'likely',
    },
  ],
  'health-check-needs-shell': [
    {
      name: 'a shell in the form of CMD',
      change: ({ production }) =>
        rollOutUnhealthy(production, {
          healthCheck: { command: ['CMD', '/bin/sh', '-c', 'wget -q -O- localhost:13133'], interval: 30 },
          lasts: 100_000,
        }),
      confidence: 'confirmed',
    },
    {
      name: 'curl without a shell',
      change: ({ production }) =>
        rollOutUnhealthy(production, {
          healthCheck: { command: ['CMD', 'curl', '--fail', 'http://127.0.0.1:13133/'] },
          lasts: 95_000,
        }),
      confidence: 'confirmed',
    },
    {
      name: 'tasks are unhealthy and not yet stopped',
      change: (world) => {
        const { account } = ecs(world)
        for (const definition of account.clusters.taskDefinitions)
          if (definition.family === account.environment.collectorService)
            containerOf(definition).healthCheck = { command: ['CMD-SHELL', 'exit 0'] }
        for (const task of running(world)) task.unhealthySince = before(account, 3)
      },
      confidence: 'confirmed',
    },
  ],
  'health-check-too-early': [
    {
      name: "only ECS's default of no start period, and the log is silent",
      change: ({ production }) =>
        rollOutUnhealthy(production, {
          healthCheck: { command: ['CMD', '/healthcheck'], interval: 5, retries: 2 },
          lasts: 16_000,
          readyAfter: 20_000,
        }),
      confidence: 'likely',
    },
    {
      name: 'a start period that is too short all the same',
      change: ({ production }) =>
        rollOutUnhealthy(production, {
          healthCheck: { command: ['CMD', '/healthcheck'], interval: 10, retries: 2, startPeriod: 15 },
          lasts: 60_000,
          readyAfter: 45_000,
        }),
      confidence: 'confirmed',
    },
    {
      name: 'another program that asks the same',
      change: ({ production }) =>
        rollOutUnhealthy(production, {
          healthCheck: { command: ['CMD', '/bin/health_probe'], interval: 5, timeout: 2, retries: 1 },
          lasts: 14_000,
          readyAfter: 11_000,
        }),
      confidence: 'confirmed',
    },
  ],
  'health-check-fails': [
    {
      name: 'every task fails it after an hour of health',
      change: (world) => {
        for (const task of running(world)) task.unhealthySince = before(world.production, 4)
      },
      confidence: 'likely',
    },
    {
      name: 'ECS replaces task after task',
      change: keepsEnding(unhealthy, { seconds: 100 }),
      confidence: 'likely',
    },
    {
      name: 'in longer words',
      change: keepsEnding(
        { ...unhealthy, stoppedReason: 'Service agent-prod-otel-collector: Task failed container health checks.' },
        { seconds: 110 },
      ),
      confidence: 'likely',
    },
  ],
  'health-endpoint-local': [
    {
      name: 'by default',
      change: all(boundTo(undefined), elb(`Task failed ELB health checks in (target-group ${group})`)),
      confidence: 'confirmed',
    },
    {
      name: 'by address, only an event names the port',
      change: all(
        boundTo('127.0.0.1:13133'),
        elb(
          `Task failed ELB health checks in (target-group ${group})`,
          `(port 13133) is unhealthy in (target-group ${group}) due to (reason Health checks failed).`,
        ),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'another port, a newer wording',
      change: all(
        boundTo('localhost:8133'),
        elb(
          `Task is not healthy in target-group (${group}) due to \`TARGET IS NOT FOUND\``,
          `task set (ecs-svc/1) (task 0a) is not healthy in target-group (${group}) due to \`TARGET IS NOT FOUND\``,
        ),
      ),
      confidence: 'confirmed',
    },
  ],
  'load-balancer-check-fails': [
    {
      name: 'a wrong path: 404',
      change: all(
        boundTo('0.0.0.0:13133'),
        elb(
          `Task failed ELB health checks in (target-group ${group})`,
          `(port 13133) is unhealthy in (target-group ${group}) due to (reason Health checks failed with these codes: [404]).`,
        ),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a zone without the load balancer',
      change: all(
        boundTo('0.0.0.0:13133'),
        elb(
          'Task failed ELB health checks',
          `(port 4317) is unhealthy in (target-group ${group}) due to (reason Target is in an Availability Zone that is not enabled for the load balancer).`,
        ),
      ),
      confidence: 'confirmed',
    },
    {
      name: "the check asks OTLP's own port",
      change: elb(
        `Task failed ELB health checks in (target-group ${group})`,
        `(port 4317) is unhealthy in (target-group ${group}) due to (reason Health checks failed).`,
      ),
      confidence: 'confirmed',
    },
  ],
}
