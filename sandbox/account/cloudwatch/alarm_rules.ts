import type { ComparisonOperator, MetricDataQuery } from '@aws-sdk/client-cloudwatch'

/** An alarm as it is configured. Its state is never stored: it follows from the metrics. */
export type AlarmRule = {
  name: string
  description: string
  createdAt: Date
  /** One metric, or several with an expression; the one that returns data is compared. */
  queries: MetricDataQuery[]
  comparison: ComparisonOperator
  threshold: number
  evaluationPeriods: number
  datapointsToAlarm: number
  treatMissingData: 'missing' | 'notBreaching' | 'breaching' | 'ignore'
  actionsEnabled: boolean
  alarmActions: string[]
  okActions: string[]
  tags: Record<string, string>
}

/** An alarm over other alarms: ALARM("a"), OK("a"), INSUFFICIENT_DATA("a"), NOT, AND, OR and parentheses. */
export type CompositeRule = Pick<
  AlarmRule,
  'name' | 'description' | 'createdAt' | 'actionsEnabled' | 'alarmActions' | 'okActions' | 'tags'
> & { rule: string }
