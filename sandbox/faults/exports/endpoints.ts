import { hex } from '../../account/chance.ts'
import type { VpcEndpoint } from '../../account/ec2/state.ts'
import type { Account } from '../../account/state.ts'

const collectorGroup = ({ securityGroups, environment }: Account): string =>
  securityGroups.find(({ name }) => name === `${environment.prefix}-otel-collector`)?.id ?? ''

/** Adds an interface endpoint whose security group lets the collector in, unless it is told to be closed. */
export const addEndpoint = (
  account: Account,
  service: string,
  { closed = false, ...more }: Partial<VpcEndpoint> & { closed?: boolean } = {},
): void => {
  const id = `sg-${hex(17, account.id, 'endpoint', service)}`
  const rule = {
    id: `sgr-${hex(17, account.id, 'endpoint', service)}`,
    egress: false,
    protocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    group: collectorGroup(account),
    description: 'AWS APIs, from the collector',
  }
  account.securityGroups.push({
    id,
    name: `${account.environment.prefix}-${service}`,
    description: `Interface endpoint of ${service}`,
    vpc: account.network.vpc,
    rules: closed ? [] : [rule],
  })
  account.network.endpoints.push({
    id: `vpce-${hex(17, account.id, service)}`,
    service,
    type: 'Interface',
    state: 'available',
    privateDns: true,
    groups: [id],
    ...more,
  })
}

/** Services that a stack without NAT has endpoints for. Source: the stack's Terraform. */
const usual = ['ecr.api', 'ecr.dkr', 'logs', 'ssm', 'xray']

/** The stack's way out is VPC endpoints instead of a NAT gateway, all of the usual ones but those named. */
export const endpointsInsteadOfNat = (
  account: Account,
  { without = [] }: { without?: readonly string[] } = {},
): void => {
  for (const table of account.network.routeTables) table.routes = table.routes.filter(({ to }) => to !== '0.0.0.0/0')
  for (const service of usual) if (!without.includes(service)) addEndpoint(account, service)
  account.network.endpoints.push({
    id: `vpce-${hex(17, account.id, 's3')}`,
    service: 's3',
    type: 'Gateway',
    state: 'available',
    privateDns: false,
    groups: [],
  })
  const s3 = { to: 'pl-63a5400a', through: `vpce-${hex(17, account.id, 's3')}` }
  for (const table of account.network.routeTables) if (!table.main) table.routes.push(s3)
}
