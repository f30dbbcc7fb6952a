import { nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { containerOf } from '../../../sandbox/faults/tasks/unable_to_start.ts'
import { application, before, changeService, ecs, endedOnce, running } from '../variants/task-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const stopped = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
} as const

export const platformNearMisses: NearMisses = {
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
}
