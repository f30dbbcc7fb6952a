import type { Environment } from '../../config.ts'
import type { Instance, Task } from '../../ports.ts'
import { defineCheck, settling } from '../check.ts'
import type { Judgement } from '../findings.ts'

const source = 'instances'

const nameOf = ({ discoveryService, discoveryNamespace }: Environment): string =>
  discoveryNamespace === undefined ? discoveryService : `${discoveryService}.${discoveryNamespace}`

export const registeredInstances = defineCheck({
  name: 'registered-instances',
  hop: 'discovery',
  needs: ['instances', 'collectorTasks'],
  whenNotFound: ({ environment }) => [
    { status: 'failed', seen: { kind: 'discoveryNotFound', name: nameOf(environment) }, source },
  ],
  judge({ instances, collectorTasks }, { environment }) {
    const settlesWithin = settling.discovery
    const name = nameOf(environment)
    const live = collectorTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    if (instances.length === 0)
      return [{ status: 'failed', seen: { kind: 'discoveryEmpty', name, tasks: live.length }, source, settlesWithin }]
    // ECS registers a task under its own id; an address serves where something else registered it.
    const isRegistered = ({ id, ip }: Task) =>
      instances.some((each) => each.id === id || (ip !== undefined && each.ip === ip))
    const isRunning = ({ id, ip }: Instance) =>
      live.some((task) => task.id === id || (ip !== undefined && task.ip === ip))
    const unclear = live.filter((task) => task.ip === undefined && !isRegistered(task))
    const unmatched = instances.filter((instance) => !isRunning(instance))
    // A task without an address may be an instance that nothing else matches; where there are too few of those, it is not.
    if (unclear.length > 0 && unmatched.length >= unclear.length)
      return [
        {
          status: 'unknown',
          reason: 'no_data',
          seen: { kind: 'noAddresses', tasks: live.length },
          source: 'collectorTasks',
        },
      ]
    const missing = live.filter((task) => !isRegistered(task)).map(({ ip, id }) => ip ?? id)
    const stale = instances.filter((instance) => !isRunning(instance)).map(({ ip, id }) => ip ?? id)
    const found: Judgement[] = []
    if (missing.length > 0)
      found.push({ status: 'failed', seen: { kind: 'discoveryMissingTasks', name, missing }, source, settlesWithin })
    if (stale.length > 0)
      found.push({ status: 'failed', seen: { kind: 'discoveryStale', name, stale }, source, settlesWithin })
    if (found.length > 0) return found
    return [{ status: 'passed', seen: { kind: 'discoveryExact', name, count: live.length }, source }]
  },
})
