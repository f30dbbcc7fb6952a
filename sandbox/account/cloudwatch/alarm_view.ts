import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { Account } from '../state.ts'
import { stateReasonDataOf, stateReasonOf } from './alarm_reason.ts'
import type { AlarmRule, CompositeRule } from './alarm_rules.ts'
import { alarmStateOf, comparedQuery } from './alarm_state.ts'
import { compositeStateOf } from './composite.ts'

/** @returns an alarm's ARN. */
export const arnOf = (account: Account, name: string): string =>
  `arn:aws:cloudwatch:${account.region}:${account.id}:alarm:${name}`

const common = (account: Account, rule: AlarmRule | CompositeRule) => ({
  AlarmName: rule.name,
  AlarmArn: arnOf(account, rule.name),
  AlarmDescription: rule.description,
  AlarmConfigurationUpdatedTimestamp: rule.createdAt,
  ActionsEnabled: rule.actionsEnabled,
  OKActions: rule.okActions,
  AlarmActions: rule.alarmActions,
  InsufficientDataActions: [],
})

const metricPart = (rule: AlarmRule) => {
  const { MetricStat } = comparedQuery(rule) ?? {}
  if (rule.queries.length > 1 || MetricStat === undefined) return { Metrics: rule.queries }
  const { Metric, Period, Stat = '' } = MetricStat
  return {
    MetricName: Metric?.MetricName,
    Namespace: Metric?.Namespace,
    Dimensions: Metric?.Dimensions,
    Period,
    ...(Stat.startsWith('p')
      ? { ExtendedStatistic: Stat }
      : { Statistic: Stat as NonNullable<MetricAlarm['Statistic']> }),
  }
}

/** @returns a metric alarm as DescribeAlarms shows it now. */
export const metricAlarm = (account: Account, rule: AlarmRule): MetricAlarm => {
  const state = alarmStateOf(account, rule)
  return {
    ...common(account, rule),
    ...metricPart(rule),
    StateValue: state.state,
    StateReason: stateReasonOf(rule, state),
    ...(state.datapoints.length === 0 ? {} : { StateReasonData: stateReasonDataOf(account, rule, state) }),
    StateUpdatedTimestamp: state.since,
    StateTransitionedTimestamp: state.since,
    EvaluationPeriods: rule.evaluationPeriods,
    DatapointsToAlarm: rule.datapointsToAlarm,
    Threshold: rule.threshold,
    ComparisonOperator: rule.comparison,
    TreatMissingData: rule.treatMissingData,
  }
}

/** @returns a composite alarm as DescribeAlarms shows it now. */
export const compositeAlarm = (account: Account, rule: CompositeRule): CompositeAlarm => {
  const { state, since, causes } = compositeStateOf(account, rule)
  const [first] = causes
  return {
    ...common(account, rule),
    AlarmRule: rule.rule,
    StateValue: state,
    StateReason:
      first === undefined
        ? `${arnOf(account, rule.name)} was created and its alarm rule evaluates to ${state}`
        : `${arnOf(account, first[0])} transitioned to ${first[1].state} at ${first[1].since.toUTCString()}`,
    StateReasonData: JSON.stringify({
      triggeringAlarms: causes.map(([name, child]) => ({
        arn: arnOf(account, name),
        state: { value: child.state, timestamp: child.since.toISOString().replace('Z', '+0000') },
      })),
    }),
    StateUpdatedTimestamp: since,
    StateTransitionedTimestamp: since,
  }
}
