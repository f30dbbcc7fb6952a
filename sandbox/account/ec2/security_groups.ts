import type {
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupRulesCommandOutput,
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
  IpPermission,
} from '@aws-sdk/client-ec2'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'

export type Rule = {
  id: string
  egress: boolean
  protocol: string
  fromPort: number
  toPort: number
  cidr?: string
  group?: string
  description: string
}
export type SecurityGroup = { id: string; name: string; description: string; vpc: string; rules: Rule[] }

type Filter = { Name?: string | undefined; Values?: string[] | undefined }

const chosen = (account: Account, ids: readonly string[] | undefined, filters: readonly Filter[]): SecurityGroup[] => {
  const unknown = ids?.find((id) => !account.securityGroups.some((group) => group.id === id))
  if (unknown !== undefined)
    throw new AwsFault('InvalidGroup.NotFound', `The security group '${unknown}' does not exist`)
  return account.securityGroups
    .filter(({ id }) => ids === undefined || ids.length === 0 || ids.includes(id))
    .filter((group) => filters.every((filter) => passes(group, filter)))
}

const passes = (group: SecurityGroup, { Name, Values = [] }: Filter): boolean => {
  if (Name === 'group-id') return Values.includes(group.id)
  if (Name === 'group-name') return Values.includes(group.name)
  if (Name === 'vpc-id') return Values.includes(group.vpc)
  throw new SimulationGap('EC2', `the filter ${Name}`)
}

const permission = (account: Account, rule: Rule): IpPermission => ({
  IpProtocol: rule.protocol,
  ...(rule.protocol === '-1' ? {} : { FromPort: rule.fromPort, ToPort: rule.toPort }),
  IpRanges: rule.cidr === undefined ? [] : [{ CidrIp: rule.cidr, Description: rule.description }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs:
    rule.group === undefined ? [] : [{ GroupId: rule.group, UserId: account.id, Description: rule.description }],
})

export const describeSecurityGroups = operation<
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput
>({
  members: ['GroupIds', 'Filters', 'NextToken', 'MaxResults'],
  answer({ GroupIds, Filters = [], NextToken, MaxResults }, { account }) {
    const page = pageOf(chosen(account, GroupIds, Filters), {
      token: NextToken,
      wished: MaxResults,
      size: MaxResults === undefined ? Number.POSITIVE_INFINITY : account.pageSizes.rules,
      invalid: 'InvalidNextToken',
    })
    return {
      SecurityGroups: page.items.map((group) => ({
        GroupId: group.id,
        GroupName: group.name,
        Description: group.description,
        OwnerId: account.id,
        VpcId: group.vpc,
        IpPermissions: group.rules.filter(({ egress }) => !egress).map((rule) => permission(account, rule)),
        IpPermissionsEgress: group.rules.filter(({ egress }) => egress).map((rule) => permission(account, rule)),
        Tags: [],
      })),
      NextToken: page.next,
    }
  },
})

export const describeSecurityGroupRules = operation<
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupRulesCommandOutput
>({
  members: ['Filters', 'NextToken', 'MaxResults'],
  answer({ Filters = [], NextToken, MaxResults }, { account }) {
    const rules = chosen(account, undefined, Filters).flatMap((group) => group.rules.map((rule) => ({ group, rule })))
    const page = pageOf(rules, {
      token: NextToken,
      wished: MaxResults,
      size: account.pageSizes.rules,
      invalid: 'InvalidNextToken',
    })
    return {
      SecurityGroupRules: page.items.map(({ group, rule }) => ({
        SecurityGroupRuleId: rule.id,
        GroupId: group.id,
        GroupOwnerId: account.id,
        IsEgress: rule.egress,
        IpProtocol: rule.protocol,
        FromPort: rule.fromPort,
        ToPort: rule.toPort,
        Description: rule.description,
        Tags: [],
        ...(rule.cidr === undefined ? {} : { CidrIpv4: rule.cidr }),
        ...(rule.group === undefined ? {} : { ReferencedGroupInfo: { GroupId: rule.group, UserId: account.id } }),
      })),
      NextToken: page.next,
    }
  },
})
