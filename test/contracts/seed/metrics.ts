import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { metrics } from '../../../src/adapters/aws/metrics.ts'
import type { MetricsPlace } from '../metrics.contract.ts'
import { patience } from './endpoint.ts'

const namespace = 'Contract/Metrics'
const MetricName = 'http.server.request.duration'
const dimensions = { 'service.name': 'agent-api' }

/** Puts 10 minutes of 1 to 20 ms, one value a call, in the last whole hour before `now`. */
export const seedMetrics = async (clients: Clients, now = new Date()): Promise<MetricsPlace> => {
  const client = clients.of(CloudWatchClient)
  // One whole hour, so that a period of an hour holds all of it wherever the clock stands.
  const from = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000 - 3_600_000)
  const at = (minute: number) => new Date(from.getTime() + minute * 60_000)
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const MetricData = Array.from({ length: 20 }, (_, index) => {
    const Timestamp = at(Math.floor(index / 2))
    return { MetricName, Dimensions, Value: index + 1, Timestamp, Unit: 'Milliseconds' as const }
  })
  const other = { MetricName: 'other', Value: 1, Timestamp: at(0) }
  await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: [...MetricData, other] }))
  return {
    metrics: metrics(clients, { signal: patience() }),
    metric: { namespace, name: MetricName, dimensions },
    others: 1,
    from,
    to: at(60),
    minutes: Array.from({ length: 10 }, (_, minute) => ({ sum: 4 * minute + 3, maximum: 2 * minute + 2, count: 2 })),
  }
}
