import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { streamOf } from '../../account/telemetry/lines/streams.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { addFailingTasks } from '../failing_tasks.ts'
import { ago, defineFault } from '../fault.ts'
import { changedRevision } from './change.ts'

const said = [
  'Traceback (most recent call last):',
  '  File "/app/agent_worker/logs.py", line 33, in configure',
  '    logging.basicConfig(handlers=[handler], level=os.environ["LOG_LEVEL"])',
  '  File "/usr/local/lib/python3.11/logging/__init__.py", line 208, in _checkLevel',
  '    raise ValueError("Unknown level: %r" % level)',
  "ValueError: Unknown level: 'debug'",
]

/** A new revision has LOG_LEVEL in lower case: none of its tasks comes through the set-up of logging. */
export const logLevelUnknown = defineFault({
  name: 'log-level-unknown',
  finds: 'log-level-unknown',
  apply(account) {
    const at = ago(account)
    const definition = changedRevision(account, worker, { at, variables: { LOG_LEVEL: 'debug' } })
    const cluster = clusterOf(account, account.environment.cluster)
    const owner = cluster.services.find(({ name }) => name === worker)
    const taskDefinition = definition.taskDefinitionArn ?? ''
    account.clusters.taskDefinitions.push(definition)
    owner?.deployments.unshift({ id: 'ecs-svc/3151204467315120446', taskDefinition, createdAt: at })
    const end = {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      exitCode: 1,
    } as const
    addFailingTasks(account, worker, { from: at, end, count: 1, lasts: 4 * second })
    const group = account.logGroups.get(account.environment.logGroup)
    const failing = cluster.tasks.filter(({ service, exitCode }) => service === worker && exitCode === 1)
    for (const { id, startedAt } of failing)
      for (const [index, message] of said.entries()) {
        const written = startedAt.getTime() + second + index
        const stream = streamOf(worker, id)
        group?.put.push({ at: written, stream, message, ingestedAt: written + second, id: `${id}-${index}` })
      }
  },
})
