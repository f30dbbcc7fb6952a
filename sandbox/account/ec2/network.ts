import type {
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
  DescribeVpcEndpointsCommandInput,
  DescribeVpcEndpointsCommandOutput,
  Route as SdkRoute,
} from '@aws-sdk/client-ec2'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import type { Route } from './state.ts'

type Filter = { Name?: string | undefined; Values?: string[] | undefined }

/** Returns whether the account's one VPC is among those asked for; no other filter is known. */
const isAsked = (account: Account, filters: readonly Filter[]): boolean =>
  filters.every(({ Name, Values = [] }) => {
    if (Name !== 'vpc-id') throw new SimulationGap('EC2', `the filter ${Name}`)
    return Values.includes(account.network.vpc)
  })

const paged = <T>(
  account: Account,
  all: readonly T[],
  { NextToken, MaxResults }: { NextToken?: string | undefined; MaxResults?: number | undefined },
) =>
  pageOf(all, {
    token: NextToken,
    wished: MaxResults,
    size: MaxResults === undefined ? Number.POSITIVE_INFINITY : account.pageSizes.rules,
    invalid: 'InvalidNextToken',
  })

export const describeSubnets = operation<DescribeSubnetsCommandInput, DescribeSubnetsCommandOutput>({
  members: ['SubnetIds', 'Filters', 'NextToken', 'MaxResults'],
  answer({ SubnetIds, Filters = [], ...paging }, { account }) {
    const { subnets, vpc } = account.network
    const unknown = SubnetIds?.find((id) => !subnets.some((subnet) => subnet.id === id))
    if (unknown !== undefined)
      throw new AwsFault('InvalidSubnetID.NotFound', `The subnet ID '${unknown}' does not exist`)
    const asked = subnets.filter(({ id }) => isAsked(account, Filters) && (SubnetIds?.includes(id) ?? true))
    const page = paged(account, asked, paging)
    return {
      Subnets: page.items.map(({ id, cidr, zone }) => ({
        SubnetId: id,
        VpcId: vpc,
        CidrBlock: cidr,
        AvailabilityZone: zone,
        AvailableIpAddressCount: 231,
        MapPublicIpOnLaunch: false,
        OwnerId: account.id,
        State: 'available' as const,
        Tags: [],
      })),
      NextToken: page.next,
    }
  },
})

const sdkRoute = ({ to, through, state }: Route): SdkRoute => ({
  ...(to.startsWith('pl-') ? { DestinationPrefixListId: to } : { DestinationCidrBlock: to }),
  ...(through.startsWith('nat-')
    ? { NatGatewayId: through }
    : through.startsWith('tgw-')
      ? { TransitGatewayId: through }
      : { GatewayId: through }),
  State: state ?? 'active',
  Origin: through === 'local' ? 'CreateRouteTable' : 'CreateRoute',
})

export const describeRouteTables = operation<DescribeRouteTablesCommandInput, DescribeRouteTablesCommandOutput>({
  members: ['Filters', 'NextToken', 'MaxResults'],
  answer({ Filters = [], ...paging }, { account }) {
    const { routeTables, vpc } = account.network
    const page = paged(account, isAsked(account, Filters) ? routeTables : [], paging)
    return {
      RouteTables: page.items.map(({ id, main, subnets, routes }) => ({
        RouteTableId: id,
        VpcId: vpc,
        OwnerId: account.id,
        Associations: [
          ...(main ? [{ RouteTableId: id, Main: true }] : []),
          ...subnets.map((SubnetId) => ({ RouteTableId: id, SubnetId, Main: false })),
        ],
        Routes: routes.map(sdkRoute),
        PropagatingVgws: [],
        Tags: [],
      })),
      NextToken: page.next,
    }
  },
})

const open = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}'

export const describeVpcEndpoints = operation<DescribeVpcEndpointsCommandInput, DescribeVpcEndpointsCommandOutput>({
  members: ['Filters', 'NextToken', 'MaxResults'],
  answer({ Filters = [], ...paging }, { account }) {
    const { endpoints, vpc, subnets } = account.network
    const page = paged(account, isAsked(account, Filters) ? endpoints : [], paging)
    return {
      VpcEndpoints: page.items.map(({ id, service, type, state, privateDns, groups, policy }) => ({
        VpcEndpointId: id,
        VpcEndpointType: type,
        VpcId: vpc,
        ServiceName: `com.amazonaws.${account.region}.${service}`,
        // The SDK's own type has capitals; the service answers without.
        State: state === 'available' ? ('Available' as const) : ('Pending' as const),
        PolicyDocument: policy ?? open,
        RouteTableIds: [],
        SubnetIds: type === 'Interface' ? subnets.map((subnet) => subnet.id) : [],
        Groups: groups.map((GroupId) => ({ GroupId, GroupName: GroupId })),
        PrivateDnsEnabled: privateDns,
        OwnerId: account.id,
        Tags: [],
      })),
      NextToken: page.next,
    }
  },
})
