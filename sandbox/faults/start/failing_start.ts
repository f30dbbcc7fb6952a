import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { configParameter } from '../../account/healthy/collector_config.ts'
import type { Account } from '../../account/state.ts'
import { type AnyConfig, storeConfig } from '../collector_config.ts'
import { addFailingTasks } from '../failing_tasks.ts'
import { ago } from '../fault.ts'
import { nextCollector } from '../revisions.ts'

type Broken = {
  /** What each start ends with, line by line, as the awslogs driver sends them. */
  lines: readonly string[]
  /** Breaks the configuration; what stays as it is when something else is at fault. */
  change?: (config: AnyConfig) => void
  /** A configuration that is no JSON at all. */
  text?: string
  /** Another image, by its digest. */
  digest?: string
  exitCode?: number
}

const stored = (account: Account): AnyConfig =>
  JSON.parse(account.parameters.get(configParameter(account))?.value ?? '{}')

/** A new revision of the collector replaces the old tasks, and none of its own tasks comes up: each ends within seconds. */
export const failToStart = (account: Account, { lines, change, text, digest, exitCode = 1 }: Broken): void => {
  const { cluster: name, collectorService } = account.environment
  const at = ago(account)
  const cluster = clusterOf(account, name)
  const service = cluster.services.find((one) => one.name === collectorService)
  if (service === undefined) throw new RangeError('the account has no collector')
  if (text !== undefined) storeConfig(account, text, at)
  if (change !== undefined) {
    const config = stored(account)
    change(config)
    storeConfig(account, JSON.stringify(config), at)
  }
  const definition = nextCollector(account, at)
  const [container] = definition.containerDefinitions ?? []
  if (digest !== undefined && container !== undefined) container.image = container.image?.replace(/@.*/, `@${digest}`)
  account.clusters.taskDefinitions.push(definition)
  const id = `${service.deployments[0]?.id ?? 'ecs-svc/'}7`
  service.deployments.unshift({ id, taskDefinition: definition.taskDefinitionArn ?? '', createdAt: at })
  for (const task of runningTasks(cluster, collectorService, at))
    Object.assign(task, {
      stoppedAt: at,
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Scaling activity initiated by (deployment ${id})`,
      exitCode: 0,
    })
  const end = {
    stopCode: 'EssentialContainerExited' as const,
    stoppedReason: 'Essential container in task exited',
    exitCode,
    lastWords: lines,
  }
  addFailingTasks(account, collectorService, { from: at, end, count: 2, lasts: 2 * second })
  account.conditions.push({ kind: 'collector_down', since: at })
}

/** @returns the lines of an error while a section of the configuration is decoded. */
export const decoding = (section: string, ...lines: readonly string[]): string[] => {
  const [first = '', ...rest] = lines
  return [
    'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
    `'${section}' ${first}`,
    ...rest,
  ]
}

/** @returns the line of a configuration that can be read and is not valid. */
export const invalid = (text: string): string[] => [`Error: invalid configuration: ${text}`]
