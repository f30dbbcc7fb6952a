import { nextApplication, nextCollector } from '../../../sandbox/faults/revisions.ts'
import { application, before, cannotStart, changeService, ecs, endedOnce, running } from './task-changes.ts'
import type { Variants } from './variant.ts'

const maintenance = 'ECS is performing maintenance on the underlying infrastructure hosting the task'

const digest = (character: string): string => `sha256:${character.repeat(64)}`

/** Registers a revision of a service that nobody rolls out. */
const registered = (minutes: number, service?: string) =>
  changeService((_service, account) => {
    const at = before(account, minutes)
    account.clusters.taskDefinitions.push(
      service === undefined ? nextCollector(account, at) : nextApplication(account, service, { registeredAt: at }),
    )
  }, service)

/** Sources: ECS developer guide, "service event messages", "Task retirement and maintenance", "Fargate Spot termination notices". */
export const platformVariants: Variants = {
  'image-digest-differs': [
    {
      name: 'one task of two',
      change: (world) => {
        const [task] = running(world)
        if (task !== undefined) task.imageDigest = digest('a')
      },
      confidence: 'likely',
    },
    {
      name: 'a tag and a digest',
      change: (world) => {
        const { account, service } = ecs(world)
        for (const definition of account.clusters.taskDefinitions)
          for (const container of definition.containerDefinitions ?? [])
            if (definition.family === service.name)
              container.image = `public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0@${digest('b')}`
        for (const task of running(world)) task.imageDigest = digest('c')
      },
      confidence: 'likely',
    },
    {
      name: 'after a scaling out',
      faults: ['image-digest-differs'],
      change: changeService((service) => Object.assign(service, { wanted: 3 })),
      confidence: 'likely',
    },
  ],
  'deployment-rolled-back': [
    {
      name: 'an application, nothing of its tasks is left',
      change: (world) => {
        cannotStart('', { service: application, givesUp: 660_000, minutes: 58 })(world)
        const { cluster, service } = ecs(world, application)
        const kept = running(world, application)
        cluster.tasks = cluster.tasks.filter((task) => task.service !== service.name || kept.includes(task))
        service.events = service.events.filter(({ message }) => !/unable to place/.test(message))
      },
      confidence: 'confirmed',
    },
    {
      name: 'the circuit breaker does not go back',
      change: (world) => {
        cannotStart('', { givesUp: 660_000, minutes: 58 })(world)
        const { account, cluster, service } = ecs(world)
        const kept = running(world)
        cluster.tasks = cluster.tasks.filter((task) => task.service !== service.name || kept.includes(task))
        service.events = service.events.filter(({ message }) => !/unable to place|rolling back|steady/.test(message))
        const [standing, failed] = service.deployments
        if (standing !== undefined && failed !== undefined)
          service.deployments = [{ ...failed, failedAt: before(account, 47) }, standing]
      },
      confidence: 'confirmed',
    },
    {
      name: 'in the words of an alarm',
      faults: ['deployment-rolled-back'],
      change: changeService((service) => {
        for (const event of service.events)
          event.message = event.message.replace('tasks failed to start', 'alarm detected')
      }),
      confidence: 'confirmed',
    },
  ],
  'service-runs-old-revision': [
    { name: 'the collector', change: registered(60), symptom: 'collector', confidence: 'possible' },
    {
      name: 'a worker, a day ago',
      change: registered(1440, 'agent-worker'),
      symptom: 'traces',
      confidence: 'possible',
    },
    {
      name: 'two revisions behind',
      change: (world) => {
        registered(90, application)(world)
        registered(45, application)(world)
      },
      symptom: 'metrics',
      confidence: 'possible',
    },
  ],
  'task-retired': [
    {
      name: 'with the name of the service before it',
      faults: ['task-retired'],
      change: (world) => {
        const { cluster, service } = ecs(world)
        for (const task of cluster.tasks)
          if (task.stoppedReason?.includes('maintenance'))
            task.stoppedReason = `Service ${service.name}: ${maintenance}`
      },
      confidence: 'confirmed',
    },
    {
      name: 'the next one is not there yet',
      change: (world) => {
        const [task] = running(world)
        if (task !== undefined)
          Object.assign(task, {
            stoppedAt: before(world.production, 2),
            stopCode: 'ServiceSchedulerInitiated',
            stoppedReason: maintenance,
            exitCode: 0,
          })
      },
      confidence: 'confirmed',
    },
    {
      name: 'killed while it was at it',
      faults: ['task-retired'],
      change: (world) => {
        for (const task of ecs(world).cluster.tasks)
          if (task.stoppedReason?.includes('maintenance')) task.exitCode = 137
      },
      confidence: 'confirmed',
    },
  ],
  'spot-interrupted': [
    {
      name: 'the notice of termination',
      change: endedOnce({
        stopCode: 'SpotInterruption',
        stoppedReason: 'Your Spot Task was interrupted.',
        exitCode: 143,
      }),
      confidence: 'confirmed',
    },
    {
      name: 'only the code says it',
      change: endedOnce({ stopCode: 'SpotInterruption', stoppedReason: 'Task stopped', exitCode: 137 }),
      confidence: 'confirmed',
    },
    {
      name: 'in older words',
      change: endedOnce(
        { stopCode: 'UserInitiated', stoppedReason: 'Your Spot Task was interrupted.', exitCode: 0 },
        { minutes: 5 },
      ),
      confidence: 'confirmed',
    },
  ],
  'discovery-stale-instance': [
    {
      name: 'two of them, next to the running tasks',
      change: ({ production }) => {
        for (const service of production.directory.services)
          service.stale.push({ id: 'left-behind-1', ip: '10.0.1.250' }, { id: 'left-behind-2', ip: '10.0.2.250' })
      },
      confidence: 'confirmed',
    },
    {
      name: 'that of a task that stopped long ago',
      change: ({ production }) => {
        for (const service of production.directory.services)
          service.stale.push({ id: '0123456789abcdef0123456789abcdef', ip: '10.0.1.17' })
      },
      confidence: 'confirmed',
    },
    {
      name: 'services say that their exports are late',
      faults: ['stale-discovery'],
      applications: [
        '{"asctime":"2026-11-18 10:28:00,000","levelname":"ERROR","name":"opentelemetry.exporter.otlp.proto.grpc.exporter","message":"Failed to export traces to otel-collector.agent-prod.local:4317, error code: StatusCode.DEADLINE_EXCEEDED, error details: Deadline Exceeded","service":"agent-api"}',
      ],
      confidence: 'confirmed',
    },
  ],
  'discovery-task-unregistered': [
    {
      name: 'the registry is set, and nobody is in it',
      change: ({ production }) => {
        for (const service of production.directory.services) delete service.ecsService
      },
      confidence: 'confirmed',
    },
    {
      name: 'no service says anything yet',
      faults: ['discovery-task-unregistered'],
      change: ({ production }) => {
        production.conditions = []
      },
      confidence: 'confirmed',
    },
    {
      name: 'one task of two is registered by hand',
      change: (world) => {
        const [task] = running(world)
        for (const service of world.production.directory.services) {
          delete service.ecsService
          if (task !== undefined) service.stale.push({ id: 'by-hand', ip: task.ip })
        }
      },
      confidence: 'confirmed',
    },
  ],
}
