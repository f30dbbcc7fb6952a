import { hex } from '../chance.ts'
import type { Account } from '../state.ts'

/** Makes the Cloud Map namespace and the collector's name in it. @returns the service's ARN, for ECS to register in */
export const makeDirectory = (account: Account): string => {
  const { prefix, discoveryService, collectorService } = account.environment
  const arn = (kind: string, id: string) => `arn:aws:servicediscovery:${account.region}:${account.id}:${kind}/${id}`
  const namespaceId = `ns-${hex(16, account.id, 'namespace')}`
  const id = `srv-${hex(16, account.id, 'service')}`
  account.directory.namespaces.push({
    id: namespaceId,
    arn: arn('namespace', namespaceId),
    name: `${prefix}.local`,
    hostedZone: `Z${hex(20, account.id, 'zone').toUpperCase()}`,
    createdAt: account.born,
  })
  account.directory.services.push({
    id,
    arn: arn('service', id),
    name: discoveryService,
    namespaceId,
    ecsService: collectorService,
    stale: [],
  })
  return arn('service', id)
}
