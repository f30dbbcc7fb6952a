import { hex } from '../../account/chance.ts'
import { minute } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import type { Account } from '../../account/state.ts'
import { failingRollOut } from '../failing_roll_out.ts'
import { ago } from '../fault.ts'
import { nextCollector } from '../revisions.ts'

/** Puts the collector behind a target group that finds every new task unhealthy. Texts: ECS developer guide, "service event messages". */
export const loadBalanced = (account: Account, { port, reason }: { port: number; reason: string }): void => {
  const { cluster, collectorService, prefix } = account.environment
  const arn = `arn:aws:elasticloadbalancing:${account.region}:${account.id}:targetgroup/${prefix}-otlp/${hex(16, account.id, 'otlp')}`
  const service = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)
  if (service !== undefined) service.targetGroups = [{ arn, container: collectorService, port: 4317 }]
  const at = ago(account)
  failingRollOut(account, collectorService, {
    at,
    definition: nextCollector(account, at),
    end: {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${arn})`,
      exitCode: 0,
    },
    lasts: 1.5 * minute,
    says: (task) => `(task ${task}) (port ${port}) is unhealthy in (target-group ${arn}) due to (reason ${reason}).`,
  })
}
