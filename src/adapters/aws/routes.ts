import type { Route, RouteTable } from '@aws-sdk/client-ec2'
import type { SubnetWay } from '../../ports.ts'

const anywhere = new Set(['0.0.0.0/0', '::/0'])

const isDefault = ({ DestinationCidrBlock = '', DestinationIpv6CidrBlock = '' }: Route): boolean =>
  anywhere.has(DestinationCidrBlock) || anywhere.has(DestinationIpv6CidrBlock)

/** Routes inside the VPC, and to S3 or DynamoDB by their gateway endpoints, lead nowhere else. */
const leadsOut = ({ GatewayId = '', DestinationPrefixListId }: Route): boolean =>
  GatewayId !== 'local' && !(DestinationPrefixListId !== undefined && GatewayId.startsWith('vpce-'))

const targetOf = (route: Route): string | undefined =>
  route.NatGatewayId ??
  route.GatewayId ??
  route.TransitGatewayId ??
  route.NetworkInterfaceId ??
  route.VpcPeeringConnectionId ??
  route.EgressOnlyInternetGatewayId

const kindOf = (route: Route): SubnetWay['way'] => {
  if (route.State === 'blackhole') return 'blackhole'
  if (route.NatGatewayId !== undefined) return 'nat'
  return route.GatewayId?.startsWith('igw-') === true ? 'internet_gateway' : 'other'
}

const tableOf = (subnet: { subnet: string; vpc: string }, tables: readonly RouteTable[]): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet.subnet)) ??
  tables.find(({ VpcId, Associations = [] }) => VpcId === subnet.vpc && Associations.some(({ Main }) => Main === true))

/** @returns a subnet's way out by the table that is associated with it, else by its VPC's main table. */
export const wayOf = (subnet: { subnet: string; vpc: string }, tables: readonly RouteTable[]): SubnetWay => {
  const table = tableOf(subnet, tables)
  const out = (table?.Routes ?? []).filter(leadsOut)
  const defaults = out.filter(isDefault)
  const route =
    defaults.find(({ State }) => State !== 'blackhole') ??
    out.find((each) => !isDefault(each) && each.State !== 'blackhole') ??
    defaults[0]
  const through = route === undefined ? undefined : targetOf(route)
  return {
    ...subnet,
    way: route === undefined ? 'none' : isDefault(route) ? kindOf(route) : 'other',
    ...(through !== undefined && { through }),
    routeTable: table?.RouteTableId ?? '',
  }
}
