import { parse } from 'yaml'
import * as z from 'zod'
import { assumptions } from './assumptions.ts'

const Declaration = z.looseObject({
  dimensions: z.array(z.array(z.string())),
  metric_name_selectors: z.array(z.string()),
})

const Config = z.looseObject({
  exporters: z.record(
    z.string(),
    z
      .looseObject({ metric_declarations: z.array(Declaration).optional(), sending_queue: z.unknown().optional() })
      .nullable(),
  ),
  service: z.looseObject({
    pipelines: z.record(z.string(), z.looseObject({ receivers: z.array(z.string()), exporters: z.array(z.string()) })),
  }),
})
type Config = z.infer<typeof Config>

const signals: Readonly<Record<string, string>> = { spans: 'traces', metric_points: 'metrics', log_records: 'logs' }
const items = Object.keys(signals)

/** Names that the SDKs and the collector make; those of an application's own stand for what `metrics.publish` lets through. */
const names = (own: number): string[] => [
  'http.server.request.duration',
  'otel.sdk.span.started',
  ...Array.from({ length: own }, (_, index) => `agent.own.${index}`),
  ...items.flatMap((item) => [
    `otelcol_receiver_accepted_${item}`,
    `otelcol_receiver_refused_${item}`,
    `otelcol_exporter_sent_${item}`,
    `otelcol_exporter_send_failed_${item}`,
    `otelcol_processor_memory_limiter_refused_${item}`,
  ]),
  'otelcol_exporter_queue_size',
  'otelcol_exporter_queue_capacity',
  'otelcol_process_uptime',
  'otelcol_process_memory_rss',
  'otelcol_process_cpu_seconds',
  'otelcol_process_runtime_heap_alloc_bytes',
]

const exportersOf = ({ service, exporters }: Config, name: string): number => {
  const signal = signals[items.find((item) => name.endsWith(item)) ?? '']
  const pipelines = Object.entries(service.pipelines).filter(
    ([id]) => signal === undefined || id.split('/')[0] === signal,
  )
  const used = new Set(pipelines.flatMap(([, pipeline]) => pipeline.exporters))
  const isQueue = name.includes('_queue_')
  return [...used].filter((id) => !isQueue || exporters[id]?.sending_queue !== undefined).length
}

const receiversOf = ({ service }: Config, name: string): number => {
  const signal = signals[items.find((item) => name.endsWith(item)) ?? '']
  const pipelines = Object.entries(service.pipelines).filter(([id]) => id.split('/')[0] === signal)
  return new Set(pipelines.flatMap(([, pipeline]) => pipeline.receivers)).size
}

const valuesOf = (config: Config, dimension: string, name: string, services: number): number => {
  const counts: Record<string, number> = {
    'service.name': services,
    'error.type': assumptions.errorTypesPerService,
    'http.route': assumptions.routesPerService,
    'otel.span.sampling_result': 1,
    receiver: receiversOf(config, name),
    // The applications' receiver hears gRPC and HTTP; the collector's own only HTTP.
    transport: 1.5,
    exporter: exportersOf(config, name),
    processor: 1,
  }
  const count = counts[dimension]
  if (count === undefined) throw new Error(`scripts/cost/metrics.ts does not know how many values ${dimension} has`)
  return count
}

/**
 * @param text the collector's configuration, as the plan has it
 * @returns how many custom metrics CloudWatch makes of it: of the applications, and of the collector itself
 */
export const customMetrics = (text: string, services: number): { applications: number; collector: number } => {
  const config = Config.parse(parse(text))
  const counted = (id: string): number =>
    (config.exporters[id]?.metric_declarations ?? [])
      .flatMap(({ dimensions, metric_name_selectors }) => {
        const selected = names(assumptions.ownMetricsPerService).filter((name) =>
          metric_name_selectors.some((selector) => new RegExp(selector).test(name)),
        )
        return selected.flatMap((name) =>
          dimensions.map((set) =>
            set.reduce((product, dimension) => product * valuesOf(config, dimension, name, services), 1),
          ),
        )
      })
      .reduce((sum, count) => sum + count, 0)
  return { applications: counted('awsemf'), collector: counted('awsemf/self') }
}
