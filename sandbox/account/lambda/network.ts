import type { StepError } from '../../../src/ports.ts'
import { addressesOf } from '../discovery/instances.ts'
import { clusterOf } from '../ecs/names.ts'
import { runningTasks } from '../ecs/state.ts'
import { canaryGroup } from '../healthy/security_groups.ts'
import type { Account } from '../state.ts'

const otlpPort = 4317

/** @returns the addresses that the collector's name has in the VPC's DNS: of healthy instances, or of none. */
export const resolvedAddresses = (account: Account): string[] => {
  const { discoveryService } = account.environment
  const service = account.directory.services.find(({ name }) => name === discoveryService)
  return service === undefined ? [] : addressesOf(account, service)
}

const groupsOf = (account: Account): string[] => {
  const { cluster, collectorService } = account.environment
  return clusterOf(account, cluster).services.find(({ name }) => name === collectorService)?.securityGroups ?? []
}

/** @returns whether a rule of the collector's security groups lets the canary in. */
const isLetIn = (account: Account): boolean =>
  account.securityGroups
    .filter(({ id }) => groupsOf(account).includes(id))
    .flatMap(({ rules }) => rules)
    .some(
      ({ egress, protocol, fromPort, toPort, cidr, group }) =>
        !egress &&
        (protocol === '-1' || (protocol === 'tcp' && fromPort <= otlpPort && toPort >= otlpPort)) &&
        (group === canaryGroup(account) || cidr !== undefined),
    )

/** @returns why the canary cannot connect to the collector at an address; undefined when it can. */
export const refusalAt = (account: Account, address: string): StepError | undefined => {
  const { cluster, collectorService } = account.environment
  const now = account.clock.now()
  const runs = runningTasks(clusterOf(account, cluster), collectorService, now).some(({ ip }) => ip === address)
  // A security group and an address of nobody look alike from outside: nothing comes back.
  return runs && isLetIn(account) ? undefined : 'timed_out'
}
