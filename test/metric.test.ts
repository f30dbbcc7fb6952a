import { expect, it } from 'vitest'
import { emfMetric } from '../src/metric.ts'

it('a metric is one line in embedded metric format, with the name of the bot as its only dimension', () => {
  const lines: string[] = []
  const metric = emfMetric((line) => lines.push(line), { bot: 'otel-chatops', now: () => new Date(1_795_000_000_000) })
  metric('Heartbeat', 1)
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      _aws: {
        Timestamp: 1_795_000_000_000,
        CloudWatchMetrics: [
          { Namespace: 'OtelChatops', Dimensions: [['Bot']], Metrics: [{ Name: 'Heartbeat', Unit: 'Count' }] },
        ],
      },
      Bot: 'otel-chatops',
      Heartbeat: 1,
    },
  ])
  expect(lines[0]).not.toContain('\n')
})
