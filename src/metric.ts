import type { Clock } from './ports.ts'

/** Reports one value of the bot's own. */
export type Metric = (name: string, value: number) => void

/**
 * @param write takes one line to where CloudWatch Logs reads it; Lambda's standard output is such a place
 * @returns a reporter that writes embedded metric format, from which CloudWatch makes metrics in the namespace
 * `OtelChatops` with the dimension `Bot`. Source of the form: AWS, "Embedded metric format specification".
 */
export const emfMetric =
  (write: (line: string) => void, { bot, now }: { bot: string; now: Clock }): Metric =>
  (name, value) => {
    const Metrics = [{ Name: name, Unit: 'Count' }]
    const CloudWatchMetrics = [{ Namespace: 'OtelChatops', Dimensions: [['Bot']], Metrics }]
    write(JSON.stringify({ _aws: { Timestamp: now().getTime(), CloudWatchMetrics }, Bot: bot, [name]: value }))
  }
