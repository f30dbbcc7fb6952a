import type { HealthCheck } from '@aws-sdk/client-ecs'
import { minute } from '../../account/clock.ts'
import type { Account } from '../../account/state.ts'
import { failingRollOut } from '../failing_roll_out.ts'
import type { End } from '../failing_tasks.ts'
import { ago } from '../fault.ts'
import { nextCollector } from '../revisions.ts'
import { containerOf } from './unable_to_start.ts'

/** Source: ECS developer guide, "Task failed container health checks". A collector ends in order when it is told to. */
const unhealthy: End = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Task failed container health checks',
  exitCode: 0,
}

/** Rolls the collector over to a revision with another health check, which no task ever passes. */
export const rollOutUnhealthy = (
  account: Account,
  { healthCheck, lasts, readyAfter }: { healthCheck: HealthCheck; lasts: number; readyAfter?: number },
): void => {
  const at = ago(account)
  const definition = nextCollector(account, at)
  containerOf(definition).healthCheck = healthCheck
  failingRollOut(account, account.environment.collectorService, {
    at,
    definition,
    end: { ...unhealthy, ...(readyAfter !== undefined && { readyAfter }) },
    lasts,
    givesUp: 13 * minute,
    says: (task) => `(task ${task}) failed container health checks.`,
  })
}
