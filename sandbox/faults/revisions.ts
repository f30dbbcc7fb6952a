import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { applicationTask, applicationVariables, collectorTask } from '../account/healthy/task_definitions.ts'
import type { Account } from '../account/state.ts'

const newest = (account: Account, family: string): number =>
  Math.max(
    0,
    ...account.clusters.taskDefinitions.filter((one) => one.family === family).map(({ revision }) => revision ?? 0),
  )

/** @returns the next revision of an application service, without the variables named, with those that are set. */
export const nextApplication = (
  account: Account,
  service: string,
  {
    registeredAt,
    without = [],
    variables: set = {},
  }: { registeredAt: Date; without?: readonly string[]; variables?: Readonly<Record<string, string>> },
): TaskDefinition => {
  const usual = Object.entries(applicationVariables(account, service)).filter(([name]) => !without.includes(name))
  const variables = { ...Object.fromEntries(usual), ...set }
  return applicationTask(account, service, { revision: newest(account, service) + 1, registeredAt, variables })
}

/** @returns the next revision of the collector. */
export const nextCollector = (account: Account, registeredAt: Date): TaskDefinition =>
  collectorTask(account, newest(account, account.environment.collectorService) + 1, registeredAt)
