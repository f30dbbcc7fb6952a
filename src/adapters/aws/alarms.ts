import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandInput,
  type MetricAlarm,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch'
import * as z from 'zod'
import type { Alarm, Alarms, Metric } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { json } from './json.ts'
import { metricFrom } from './metric.ts'
import { allPages } from './pages.ts'

const states: Readonly<Record<string, Alarm['state']>> = { OK: 'ok', ALARM: 'alarm' }

const ReasonData = z.object({
  recentDatapoints: z.array(z.number().nullable()).default([]),
  evaluatedDatapoints: z.array(z.object({ timestamp: z.string(), value: z.number().optional() })).default([]),
})

/** Order of `recentDatapoints` is not documented, so it only counts when there is one. */
const latestValue = (reasonData: string | undefined): number | undefined => {
  const parsed = json.pipe(ReasonData).safeParse(reasonData)
  if (!parsed.success) return undefined
  const { recentDatapoints, evaluatedDatapoints } = parsed.data
  const [latest] = evaluatedDatapoints
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))
  return latest?.value ?? (recentDatapoints.length === 1 ? (recentDatapoints[0] ?? undefined) : undefined)
}

const common = (from: MetricAlarm & CompositeAlarm, kind: Alarm['kind']): Alarm => ({
  name: from.AlarmName ?? '',
  arn: from.AlarmArn ?? '',
  kind,
  state: states[from.StateValue ?? ''] ?? 'insufficient_data',
  // StateUpdatedTimestamp also moves when the alarm is only written again.
  since: from.StateTransitionedTimestamp ?? from.StateUpdatedTimestamp ?? new Date(0),
  stateReason: from.StateReason ?? '',
  actionsEnabled: from.ActionsEnabled ?? false,
  actions: from.AlarmActions ?? [],
  ...(from.AlarmDescription && { description: from.AlarmDescription }),
})

const metricsIn = (queries: readonly MetricDataQuery[]): Metric[] =>
  queries.flatMap(({ MetricStat }) => (MetricStat?.Metric === undefined ? [] : [metricFrom(MetricStat.Metric)]))

const metricAlarm = (from: MetricAlarm): Alarm => {
  const value = latestValue(from.StateReasonData)
  const statistic = from.Statistic ?? from.ExtendedStatistic
  return {
    ...common(from, 'metric'),
    ...(value !== undefined && { value }),
    ...(from.Threshold !== undefined && { threshold: from.Threshold }),
    ...(from.ComparisonOperator && { comparison: from.ComparisonOperator }),
    ...(from.MetricName && { metric: metricFrom(from) }),
    ...(from.Metrics !== undefined && from.Metrics.length > 0 && { metrics: metricsIn(from.Metrics) }),
    ...(statistic && { statistic }),
    ...(from.Period !== undefined && { periodSeconds: from.Period }),
  }
}

/** @returns the alarms port; metric and composite alarms, whatever their number. */
export const alarms = (clients: Clients, { signal }: { signal: AbortSignal }): Alarms => {
  const cloudWatch = clients.of(CloudWatchClient)
  const operation = 'cloudwatch:DescribeAlarms'
  const described = (which: DescribeAlarmsCommandInput): Promise<Alarm[]> =>
    allPages(operation, 100, async (NextToken) => {
      const command = new DescribeAlarmsCommand({
        ...which,
        // Without it CloudWatch leaves composite alarms out.
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: 100,
        ...(NextToken && { NextToken }),
      })
      const page = await calling(operation, cloudWatch.send(command, { abortSignal: signal }))
      const composites = (page.CompositeAlarms ?? []).map((alarm) => common(alarm, 'composite'))
      return { items: [...(page.MetricAlarms ?? []).map(metricAlarm), ...composites], next: page.NextToken }
    })
  return {
    withPrefix: async (prefix) =>
      (await described({ AlarmNamePrefix: prefix })).filter(({ name }) => name.startsWith(prefix)),
    named: async (names) => (names.length === 0 ? [] : described({ AlarmNames: [...names] })),
  }
}
