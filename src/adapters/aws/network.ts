import { DescribeSecurityGroupsCommand, EC2Client, type IpPermission } from '@aws-sdk/client-ec2'
import type { Network } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'

const sourcesOf = (rule: IpPermission): string[] => [
  ...(rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
  ...(rule.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
  ...(rule.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  ...(rule.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
]

const operation = 'ec2:DescribeSecurityGroups'

/** @returns the security group port. A rule for every protocol has EC2's protocol `-1` and all ports. */
export const network = (clients: Clients, { signal }: { signal: AbortSignal }): Network => ({
  async ingress(groups) {
    // Without ids EC2 would describe every group of the account.
    if (groups.length === 0) return []
    const ec2 = clients.of(EC2Client)
    const items = await allPages(operation, 20, async (NextToken) => {
      const command = new DescribeSecurityGroupsCommand({ GroupIds: [...groups], ...(NextToken && { NextToken }) })
      const page = await calling(operation, ec2.send(command, { abortSignal: signal }))
      return { items: page.SecurityGroups ?? [], next: page.NextToken }
    })
    return items.flatMap(({ GroupId = '', IpPermissions = [] }) =>
      IpPermissions.map((rule) => ({
        group: GroupId,
        protocol: rule.IpProtocol ?? '-1',
        fromPort: rule.FromPort ?? 0,
        toPort: rule.ToPort ?? 65_535,
        sources: sourcesOf(rule),
      })),
    )
  },
})
