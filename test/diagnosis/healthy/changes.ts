import type { World } from '../../../sandbox/account/account.ts'
import { minute } from '../../../sandbox/account/clock.ts'
import { clusterOf } from '../../../sandbox/account/ecs/names.ts'
import type { EcsService } from '../../../sandbox/account/ecs/state.ts'
import { startedTask } from '../../../sandbox/account/healthy/services.ts'
import {
  applicationTask,
  applicationVariables,
  type collectorTask,
} from '../../../sandbox/account/healthy/task_definitions.ts'
import type { LogRecord } from '../../../sandbox/account/telemetry/lines/application.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { putLines } from '../diagnosed.ts'

export type Change = (world: World) => void

export const ago = ({ production: { clock } }: World, minutes: number): Date =>
  new Date(clock.now().getTime() - minutes * minute)

const serviceOf = ({ production: account }: World, name: string): EcsService => {
  const service = clusterOf(account, account.environment.cluster).services.find((each) => each.name === name)
  if (service === undefined) throw new RangeError(`no service is called ${name}`)
  return service
}

/** A new revision of an application with other variables, rolled out so many minutes ago. */
export const withVariables =
  (service: string, variables: Readonly<Record<string, string | undefined>>, minutes = 90): Change =>
  (world) => {
    const account = world.production
    const at = ago(world, minutes)
    const merged = { ...applicationVariables(account, service), ...variables }
    const carried = Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    const definition = applicationTask(account, service, { revision: 60, registeredAt: at, variables: carried })
    rollOut(account, service, { at, definition })
  }

/** The collector's task definition is changed in place, as if it had always been so. */
export const collectorDefinition =
  (change: (definition: ReturnType<typeof collectorTask>) => void): Change =>
  ({ production: account }) => {
    for (const definition of account.clusters.taskDefinitions)
      if (definition.family === account.environment.collectorService) change(definition)
  }

/** Every application's task definition is changed in place. */
export const applicationDefinitions =
  (change: (definition: ReturnType<typeof applicationTask>) => void): Change =>
  ({ production: account }) => {
    for (const definition of account.clusters.taskDefinitions)
      if (definition.family !== account.environment.collectorService) change(definition)
  }

/** More tasks for a service, started so many minutes ago by autoscaling. */
export const scaledOut =
  (service: string, more: number, minutes: number): Change =>
  (world) => {
    const owner = serviceOf(world, service)
    const [deployment] = owner.deployments
    if (deployment === undefined) return
    const { production: account } = world
    const at = ago(world, minutes)
    const tasks = Array.from({ length: more }, (_, number) =>
      startedTask(account, {
        service,
        deployment: deployment.id,
        taskDefinition: deployment.taskDefinition,
        number: 40 + number,
        at,
      }),
    )
    clusterOf(account, account.environment.cluster).tasks.push(...tasks)
    owner.wanted += more
    owner.events.push({
      at,
      message: `(service ${service}) has started ${more} tasks: ${tasks.map(({ id }) => `(task ${id})`).join(' ')}.`,
    })
  }

/** Fewer tasks for a service: the scheduler stopped one so many minutes ago. */
export const scaledIn =
  (service: string, minutes: number): Change =>
  (world) => {
    const { production: account } = world
    const at = ago(world, minutes)
    const task = clusterOf(account, account.environment.cluster).tasks.find(
      (each) => each.service === service && each.stoppedAt === undefined,
    )
    const owner = serviceOf(world, service)
    if (task === undefined) return
    Object.assign(task, {
      stoppedAt: at,
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Scaling activity initiated by (deployment ${owner.deployments[0]?.id})`,
      exitCode: 0,
    })
    owner.wanted -= 1
    owner.events.push({ at, message: `(service ${service}) has stopped 1 running tasks: (task ${task.id}).` })
  }

/** A service that has just been made and has had no traffic yet. */
export const newService =
  (name: string, minutes: number): Change =>
  (world) => {
    const { production: account } = world
    const cluster = clusterOf(account, account.environment.cluster)
    const at = ago(world, minutes)
    const variables = applicationVariables(account, name)
    const definition = applicationTask(account, name, { revision: 1, registeredAt: at, variables })
    account.clusters.taskDefinitions.push(definition)
    const taskDefinition = definition.taskDefinitionArn ?? ''
    const [pattern] = cluster.services
    const deployment = 'ecs-svc/1234567890123456789'
    if (pattern === undefined) return
    cluster.services.push({
      name,
      wanted: 1,
      createdAt: at,
      deployments: [
        { id: deployment, taskDefinition, createdAt: at, completedAt: new Date(at.getTime() + 3 * minute) },
      ],
      events: [{ at, message: `(service ${name}) has started 1 tasks: (task 1).` }],
      subnets: pattern.subnets,
      securityGroups: pattern.securityGroups,
    })
    cluster.tasks.push(startedTask(account, { service: name, deployment, taskDefinition, number: 0, at }))
  }

/** Lines of a service are written otherwise. */
export const writtenAs =
  (service: string, as: (record: LogRecord) => readonly string[]): Change =>
  ({ production: { conditions, born } }) => {
    conditions.push({ kind: 'written_as', service, as, since: born })
  }

export const applicationLines =
  (...lines: readonly string[]): Change =>
  (world) =>
    putLines(world, 'applications', lines)

export const collectorLines =
  (...lines: readonly string[]): Change =>
  (world) =>
    putLines(world, 'collector', lines)

/** The role with which the bot reads lacks what these statements allow. */
export const withoutRights =
  (...sids: readonly string[]): Change =>
  ({ production: account }) => {
    const role = account.roles.get(account.reader)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid = '' }) => !sids.includes(Sid))
  }
