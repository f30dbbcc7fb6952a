import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import type { AlarmRule } from '../cloudwatch/alarm_rules.ts'

type Shape = {
  id: string
  namespace: string
  name: string
  dimensions?: Record<string, string>
  stat: string
  period?: number
  hidden?: boolean
}

/** @returns one metric's query. */
export const metric = ({
  id,
  namespace,
  name,
  dimensions = {},
  stat,
  period = 60,
  hidden = false,
}: Shape): MetricDataQuery => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: name,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: period,
    Stat: stat,
  },
  ReturnData: !hidden,
})

/** @returns the expression that is compared. */
export const expression = (text: string, label: string): MetricDataQuery => ({
  Id: 'e1',
  Expression: text,
  Label: label,
  ReturnData: true,
})

/** What an alarm watches, without its name and actions. */
export type Rule = Pick<
  AlarmRule,
  | 'queries'
  | 'comparison'
  | 'threshold'
  | 'evaluationPeriods'
  | 'datapointsToAlarm'
  | 'treatMissingData'
  | 'description'
>

export const over = { comparison: 'GreaterThanThreshold' as const }
