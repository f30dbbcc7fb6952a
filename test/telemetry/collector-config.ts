import * as z from 'zod'

/** The parts of a rendered collector configuration that tests change; the rest is kept as it is. */
const Config = z.looseObject({
  processors: z.looseObject({ memory_limiter: z.looseObject({}) }),
  exporters: z.record(z.string(), z.looseObject({})),
  service: z.looseObject({
    telemetry: z.looseObject({
      metrics: z.looseObject({
        readers: z.tuple([z.looseObject({ periodic: z.looseObject({ interval: z.number() }) })]),
      }),
    }),
  }),
})
export type Config = z.infer<typeof Config>

/**
 * @param config as the stack renders it
 * @returns it with its own metrics every two seconds instead of every minute, so that a test need not wait, and changed by `change`
 */
export const hurried = (config: string, change: (config: Config) => void = () => {}): string => {
  const parsed = Config.parse(JSON.parse(config))
  parsed.service.telemetry.metrics.readers[0].periodic.interval = 2000
  change(parsed)
  return JSON.stringify(parsed)
}

/**
 * Lets every exporter but that of the collector's own metrics send to a place that refuses, and give up after a second.
 * awsxray's endpoint is not among them: the variable AWS_ENDPOINT_URL_XRAY wins over it.
 */
export const failing =
  (url: string) =>
  ({ exporters }: Config): void => {
    for (const [name, exporter] of Object.entries(exporters)) {
      if (name.endsWith('/self')) continue
      exporter['endpoint'] = url
      if (/^(awscloudwatchlogs|otlp)/.test(name))
        exporter['retry_on_failure'] = { initial_interval: '100ms', max_interval: '200ms', max_elapsed_time: '1s' }
    }
  }

/** Sends what is for Grafana's gateway to a local place; nothing but its address changes. */
export const gatewayAt =
  (url: string) =>
  ({ exporters }: Config): void => {
    const grafana = exporters['otlp_http/grafana']
    if (grafana === undefined) throw new Error('This configuration does not send to Grafana.')
    grafana['endpoint'] = url
  }

/** Leaves the collector less memory than it needs to stand still, so that it refuses everything. */
export const starved = ({ processors }: Config): void => {
  Object.assign(processors.memory_limiter, { limit_mib: 3, spike_limit_mib: 2 })
}
