import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { applicationTask, applicationVariables, collectorTask } from '../account/healthy/task_definitions.ts'
import type { Account } from '../account/state.ts'

const newest = (account: Account, family: string): number =>
  Math.max(
    0,
    ...account.clusters.taskDefinitions.filter((one) => one.family === family).map(({ revision }) => revision ?? 0),
  )

/** @returns the next revision of an application service, without the variables named. */
export const nextApplication = (
  account: Account,
  service: string,
  { registeredAt, without = [] }: { registeredAt: Date; without?: readonly string[] },
): TaskDefinition => {
  const variables = Object.fromEntries(
    Object.entries(applicationVariables(account, service)).filter(([name]) => !without.includes(name)),
  )
  return applicationTask(account, service, { revision: newest(account, service) + 1, registeredAt, variables })
}

/** @returns the next revision of the collector. */
export const nextCollector = (account: Account, registeredAt: Date): TaskDefinition =>
  collectorTask(account, newest(account, account.environment.collectorService) + 1, registeredAt)
