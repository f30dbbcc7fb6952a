import type {
  DescribeAlarmsCommandInput,
  DescribeAlarmsCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import type { AlarmRule, CompositeRule } from './alarm_rules.ts'
import { alarmStateOf } from './alarm_state.ts'
import { arnOf, compositeAlarm, metricAlarm } from './alarm_view.ts'
import { compositeStateOf } from './composite.ts'

type Listed = { kind: 'metric'; rule: AlarmRule } | { kind: 'composite'; rule: CompositeRule }

const asked = (account: Account, input: DescribeAlarmsCommandInput): Listed[] => {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes = ['MetricAlarm'] } = input
  const all: Listed[] = [
    ...(AlarmTypes.includes('CompositeAlarm')
      ? account.composites.map((rule) => ({ kind: 'composite' as const, rule }))
      : []),
    ...(AlarmTypes.includes('MetricAlarm') ? account.alarms.map((rule) => ({ kind: 'metric' as const, rule })) : []),
  ]
  return all
    .filter(({ rule }) => AlarmNames === undefined || AlarmNames.includes(rule.name))
    .filter(({ rule }) => AlarmNamePrefix === undefined || rule.name.startsWith(AlarmNamePrefix))
    .sort((one, other) =>
      one.kind === other.kind ? one.rule.name.localeCompare(other.rule.name) : one.kind === 'composite' ? -1 : 1,
    )
}

const check = ({ AlarmNames = [], AlarmNamePrefix, MaxRecords }: DescribeAlarmsCommandInput): void => {
  if (AlarmNames.length > 100) {
    throw new AwsFault('ValidationError', "Member must have length less than or equal to 100 at 'alarmNames'")
  }
  if (AlarmNames.length > 0 && AlarmNamePrefix !== undefined) {
    throw new AwsFault('InvalidParameterCombination', 'AlarmNames and AlarmNamePrefix cannot be specified together')
  }
  if (MaxRecords !== undefined && (MaxRecords < 1 || MaxRecords > 100)) {
    throw new AwsFault('ValidationError', "Value at 'maxRecords' failed to satisfy constraint: between 1 and 100")
  }
}

export const describeAlarms = operation<DescribeAlarmsCommandInput, DescribeAlarmsCommandOutput>({
  members: ['AlarmNames', 'AlarmNamePrefix', 'AlarmTypes', 'StateValue', 'MaxRecords', 'NextToken'],
  answer(input, { account }) {
    check(input)
    const { StateValue, MaxRecords, NextToken } = input
    const stateOf = ({ kind, rule }: Listed) =>
      kind === 'metric' ? alarmStateOf(account, rule).state : compositeStateOf(account, rule).state
    const found = asked(account, input).filter((one) => StateValue === undefined || stateOf(one) === StateValue)
    const page = pageOf(found, {
      token: NextToken,
      wished: MaxRecords,
      size: account.pageSizes.alarms,
      invalid: 'InvalidNextToken',
    })
    return {
      MetricAlarms: page.items.flatMap((one) => (one.kind === 'metric' ? [metricAlarm(account, one.rule)] : [])),
      CompositeAlarms: page.items.flatMap((one) =>
        one.kind === 'composite' ? [compositeAlarm(account, one.rule)] : [],
      ),
      NextToken: page.next,
    }
  },
})

export const listTagsForResource = operation<ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput>({
  members: ['ResourceARN'],
  answer({ ResourceARN = '' }, { account }) {
    const rule = [...account.alarms, ...account.composites].find(({ name }) => arnOf(account, name) === ResourceARN)
    if (rule === undefined) throw new AwsFault('ResourceNotFoundException', `Resource not found: ${ResourceARN}`, 404)
    return { Tags: Object.entries(rule.tags).map(([Key, Value]) => ({ Key, Value })) }
  },
})
