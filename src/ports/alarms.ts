import * as z from 'zod'
import { Metric } from './metrics.ts'
import { date } from './values.ts'

export const Alarm = z.object({
  name: z.string(),
  arn: z.string(),
  kind: z.enum(['metric', 'composite']),
  state: z.enum(['ok', 'alarm', 'insufficient_data']),
  since: date,
  stateReason: z.string(),
  /** The latest value that CloudWatch evaluated, from the state's own reason data. */
  value: z.number().optional(),
  threshold: z.number().optional(),
  comparison: z.string().optional(),
  metric: Metric.optional(),
  /** Every metric that its expressions read, where it compares an expression. */
  metrics: z.array(Metric).optional(),
  statistic: z.string().optional(),
  periodSeconds: z.number().optional(),
  actionsEnabled: z.boolean(),
  actions: z.array(z.string()),
  description: z.string().optional(),
})
export type Alarm = z.infer<typeof Alarm>

/** CloudWatch alarms. */
export type Alarms = {
  /** Alarms whose names begin so, metric and composite ones. */
  withPrefix(prefix: string): Promise<Alarm[]>
  /** Those of these names that exist, at most 100. */
  named(names: readonly string[]): Promise<Alarm[]>
}
