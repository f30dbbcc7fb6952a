import type {
  DescribeRuleCommandInput,
  DescribeRuleCommandOutput,
  ListTargetsByRuleCommandInput,
  ListTargetsByRuleCommandOutput,
} from '@aws-sdk/client-eventbridge'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import type { RuleState } from './state.ts'

const arnOf = (account: Account, name: string): string => `arn:aws:events:${account.region}:${account.id}:rule/${name}`

const ruleOf = (account: Account, name: string): RuleState => {
  const rule = account.eventRules.get(name)
  if (rule !== undefined) return rule
  // AWS's own sentence. Source: turbot/steampipe-plugin-aws, issue 1591.
  throw new AwsFault('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`)
}

export const describeRule = operation<DescribeRuleCommandInput, DescribeRuleCommandOutput>({
  members: ['Name'],
  resource: ({ Name = '*' }, account) => arnOf(account, Name),
  answer({ Name = '' }, { account }) {
    const { enabled, pattern } = ruleOf(account, Name)
    return {
      Name,
      Arn: arnOf(account, Name),
      EventBusName: 'default',
      State: enabled ? 'ENABLED' : 'DISABLED',
      EventPattern: pattern,
    }
  },
})

export const listTargetsByRule = operation<ListTargetsByRuleCommandInput, ListTargetsByRuleCommandOutput>({
  members: ['Rule', 'NextToken'],
  resource: ({ Rule = '*' }, account) => arnOf(account, Rule),
  answer({ Rule = '', NextToken }, { account }) {
    const { items, next } = pageOf(ruleOf(account, Rule).targets, {
      token: NextToken,
      size: account.pageSizes.ruleTargets,
      invalid: 'ValidationException',
    })
    return { Targets: items.map(({ id, arn }) => ({ Id: id, Arn: arn })), NextToken: next }
  },
})
