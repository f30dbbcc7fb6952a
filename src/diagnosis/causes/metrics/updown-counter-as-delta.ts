import { defineCause } from '../../cause.ts'
import { componentsOf } from '../../collector-config.ts'
import { applicationExporter, type EmfExporter } from '../../emf-exporter.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'
import { freshMetrics } from '../../metric-list.ts'

/** UpDownCounters by the semantic conventions v1.2x to v1.37, old names, too. Source: opentelemetry.io, semantic conventions. */
const names = new Set([
  'http.server.active_requests',
  'http.client.active_requests',
  'http.client.open_connections',
  'db.client.connection.count',
  'db.client.connection.pending_requests',
  'db.client.connections.usage',
  'db.client.connections.pending_requests',
  'process.memory.usage',
  'process.memory.virtual',
  'process.thread.count',
  'system.memory.usage',
  'system.network.connections',
  'jvm.memory.used',
  'jvm.memory.committed',
  'jvm.thread.count',
  'kestrel.active_connections',
  'otel.sdk.span.live',
  'otel.sdk.processor.span.queue.size',
  'otel.sdk.processor.log.queue.size',
])

/** Whether a processor before the exporter leaves them out or makes gauges of them. */
const minds = (config: CollectorConfig, { pipelines }: EmfExporter): boolean => {
  const used = new Set(pipelines.flatMap(({ processors }) => processors))
  return componentsOf(config, 'processors').some(
    ([id, settings]) => used.has(id) && /is_monotonic|convert_sum_to_gauge/.test(JSON.stringify(settings)),
  )
}

/** awsemf takes the change of an UpDownCounter for its value. */
export const updownCounterAsDelta = defineCause({
  kind: 'updown-counter-as-delta',
  catalogue: ['M20'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'exporting',
  needs: ['applicationMetrics'],
  wants: ['collectorConfig'],
  judge({ applicationMetrics, collectorConfig }, { environment, now }) {
    const exporter = applicationExporter(collectorConfig, environment)
    if (collectorConfig !== undefined && exporter !== undefined && minds(collectorConfig, exporter)) return []
    const found = freshMetrics(applicationMetrics, now).filter(({ metric }) => names.has(metric.name))
    return [...Map.groupBy(found, ({ metric }) => metric.name)].map(([metric, list]) => ({
      subject: metric,
      confidence: 'likely' as const,
      values: { metric },
      proof: [
        {
          kind: 'count',
          source: 'applicationMetrics',
          at: list[0]?.lastAt,
          name: metric,
          value: list.length,
          minutes: 0,
        },
      ] as const,
    }))
  },
})
