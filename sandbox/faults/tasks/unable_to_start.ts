import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { Kind } from '../../../src/diagnosis/kinds.ts'
import { minute, second } from '../../account/clock.ts'
import type { Account } from '../../account/state.ts'
import { failingRollOut } from '../failing_roll_out.ts'
import { ago, defineFault } from '../fault.ts'
import { nextCollector } from '../revisions.ts'

type UnableToStart<N extends Kind> = {
  kind: N
  /** What ECS says: the whole text of the stopped task. */
  reason(account: Account): string
  /** What is different about the revision that is rolled out. */
  change?(definition: TaskDefinition, account: Account): void
  /** What else is wrong in the account. */
  besides?(account: Account): void
  /** Whether the circuit breaker has gone back already. */
  rolledBack?: true
}

/** @returns a fault in which a new revision of the collector cannot start a single task, while the old one runs on. */
export const unableToStart = <const N extends Kind>({ kind, reason, change, besides, rolledBack }: UnableToStart<N>) =>
  defineFault({
    name: kind,
    finds: kind,
    apply(account) {
      const at = ago(account)
      const definition = nextCollector(account, at)
      change?.(definition, account)
      besides?.(account)
      failingRollOut(account, account.environment.collectorService, {
        at,
        definition,
        end: { stopCode: 'TaskFailedToStart', stoppedReason: reason(account) },
        lasts: 25 * second,
        ...(rolledBack && { givesUp: 11 * minute }),
      })
    },
  })

/** @returns the collector's container in a task definition. */
export const containerOf = ({ containerDefinitions = [] }: TaskDefinition) => {
  const [container] = containerDefinitions
  if (container === undefined) throw new RangeError('a task definition without a container')
  return container
}
