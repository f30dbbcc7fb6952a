import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  type IpPermission,
  type SecurityGroup,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import type { Endpoint, GroupRule, Network } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'
import { wayOf } from './routes.ts'

const peersOf = (rule: IpPermission): string[] => [
  ...(rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
  ...(rule.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
  ...(rule.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  ...(rule.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
]

const ruleOf = (group: string, rule: IpPermission): GroupRule => ({
  group,
  protocol: rule.IpProtocol ?? '-1',
  fromPort: rule.FromPort ?? 0,
  toPort: rule.ToPort ?? 65_535,
  peers: peersOf(rule),
})

const endpointFrom = (from: VpcEndpoint): Endpoint => ({
  id: from.VpcEndpointId ?? '',
  // com.amazonaws.us-east-1.ecr.api, and cn.com.amazonaws… in China.
  service: (from.ServiceName ?? '').replace(/^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\./, ''),
  available: from.State?.toLowerCase() === 'available',
  privateDns: from.PrivateDnsEnabled ?? false,
  groups: (from.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
})

const inVpc = (vpc: string) => [{ Name: 'vpc-id', Values: [vpc] }]

/** Most pages of any of these lists: thousands of items, far more than one VPC may hold of them. */
const mostPages = 20

/** @returns the port of security groups and ways out. A rule for every protocol has EC2's protocol `-1` and all ports. */
export const network = (clients: Clients, { signal: abortSignal }: { signal: AbortSignal }): Network => {
  const groupsNamed = (groups: readonly string[]): Promise<SecurityGroup[]> => {
    // Without ids EC2 would describe every group of the account.
    if (groups.length === 0) return Promise.resolve([])
    const operation = 'ec2:DescribeSecurityGroups'
    return allPages(operation, mostPages, async (NextToken) => {
      const command = new DescribeSecurityGroupsCommand({ GroupIds: [...groups], ...(NextToken && { NextToken }) })
      const page = await calling(operation, clients.of(EC2Client).send(command, { abortSignal }))
      return { items: page.SecurityGroups ?? [], next: page.NextToken }
    })
  }
  const routeTables = (vpc: string) => {
    const operation = 'ec2:DescribeRouteTables'
    return allPages(operation, mostPages, async (NextToken) => {
      const command = new DescribeRouteTablesCommand({ Filters: inVpc(vpc), ...(NextToken && { NextToken }) })
      const page = await calling(operation, clients.of(EC2Client).send(command, { abortSignal }))
      return { items: page.RouteTables ?? [], next: page.NextToken }
    })
  }
  return {
    async ingress(groups) {
      return (await groupsNamed(groups)).flatMap(({ GroupId = '', IpPermissions = [] }) =>
        IpPermissions.map((rule) => {
          const { peers: sources, ...rest } = ruleOf(GroupId, rule)
          return { ...rest, sources }
        }),
      )
    },
    async rules(groups) {
      const found = await groupsNamed(groups)
      const of = (pick: (group: SecurityGroup) => IpPermission[] | undefined) =>
        found.flatMap((group) => (pick(group) ?? []).map((rule) => ruleOf(group.GroupId ?? '', rule)))
      return { ingress: of((group) => group.IpPermissions), egress: of((group) => group.IpPermissionsEgress) }
    },
    async ways(subnets) {
      if (subnets.length === 0) return []
      const operation = 'ec2:DescribeSubnets'
      const command = new DescribeSubnetsCommand({ SubnetIds: [...subnets] })
      const { Subnets = [] } = await calling(operation, clients.of(EC2Client).send(command, { abortSignal }))
      const vpcs = [...new Set(Subnets.flatMap(({ VpcId }) => VpcId ?? []))]
      const tables = (await Promise.all(vpcs.map(routeTables))).flat()
      return Subnets.map(({ SubnetId: subnet = '', VpcId: vpc = '' }) => wayOf({ subnet, vpc }, tables))
    },
    async endpoints(vpc) {
      const operation = 'ec2:DescribeVpcEndpoints'
      const all = await allPages(operation, mostPages, async (NextToken) => {
        const command = new DescribeVpcEndpointsCommand({ Filters: inVpc(vpc), ...(NextToken && { NextToken }) })
        const page = await calling(operation, clients.of(EC2Client).send(command, { abortSignal }))
        return { items: page.VpcEndpoints ?? [], next: page.NextToken }
      })
      return all.filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface').map(endpointFrom)
    },
  }
}
