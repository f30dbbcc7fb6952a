import type { Clock } from './ports.ts'

/** Reports one value of the bot's own. */
export type Metric = (name: string, value: number) => void

type EmfMetric = { name: string; value: number; unit: 'Count' | 'Milliseconds' }

/**
 * @param more members beside the metrics, which CloudWatch Logs keeps with the line
 * @returns one line of embedded metric format, from which CloudWatch makes the metrics. Source of the form: AWS,
 * "Embedded metric format specification".
 */
export const emfLine = ({
  namespace,
  dimensions,
  metrics,
  at,
  more = {},
}: {
  namespace: string
  dimensions: Readonly<Record<string, string>>
  metrics: readonly EmfMetric[]
  at: Date
  more?: Readonly<Record<string, string>>
}): string => {
  const Metrics = metrics.map(({ name, unit }) => ({ Name: name, Unit: unit }))
  const CloudWatchMetrics = [{ Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics }]
  const values = Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  return JSON.stringify({ _aws: { Timestamp: at.getTime(), CloudWatchMetrics }, ...dimensions, ...more, ...values })
}

/**
 * @param write takes one line to where CloudWatch Logs reads it; Lambda's standard output is such a place
 * @returns a reporter of metrics in the namespace `OtelChatops` with the dimension `Bot`
 */
export const emfMetric =
  (write: (line: string) => void, { bot, now }: { bot: string; now: Clock }): Metric =>
  (name, value) =>
    write(
      emfLine({
        namespace: 'OtelChatops',
        dimensions: { Bot: bot },
        metrics: [{ name, value, unit: 'Count' }],
        at: now(),
      }),
    )
