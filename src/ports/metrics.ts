import * as z from 'zod'
import { date, labels } from './values.ts'

export const Metric = z.object({ namespace: z.string(), name: z.string(), dimensions: labels })
export type Metric = z.infer<typeof Metric>

/** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile as `p99`. */
type Statistic = string

export type MetricQuery = { id: string; metric: Metric; statistic: Statistic; periodSeconds: number }

export const Series = z.object({ id: z.string(), points: z.array(z.object({ at: date, value: z.number() })) })
/** One query's points, oldest first. Empty when CloudWatch holds none; never a made-up zero. */
export type Series = z.infer<typeof Series>

/** CloudWatch metrics. */
export type Metrics = {
  /** What a namespace holds, optionally only what had data in the last three hours (CloudWatch's own granularity). */
  list(
    namespace: string,
    options: { recentlyActive: boolean; name?: string },
  ): Promise<{ metrics: Metric[]; complete: boolean }>
  /** What had data in the last three hours in any namespace and has a dimension of that name. */
  withDimension(name: string): Promise<{ metrics: Metric[]; complete: boolean }>
  /** At most 500 queries a call. A query that CloudWatch answers partially or with an error fails the call. */
  read(queries: readonly MetricQuery[], from: Date, to: Date): Promise<Series[]>
}
