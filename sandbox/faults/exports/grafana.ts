import { configParameter } from '../../account/healthy/collector_config.ts'
import type { Account } from '../../account/state.ts'
import type { Failing } from '../../account/telemetry/lines/export_errors.ts'
import { fails } from './failing.ts'

/** The gateway of Grafana Cloud, as its documentation has it. */
const gatewayHost = 'otlp-gateway-prod-eu-west-2.grafana.net'
export const gatewayUrl = `https://${gatewayHost}/otlp`

const delta = 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE'

/** The stack has long exported to Grafana as well, as its Terraform makes it: without deltas in the services. */
export const withGrafana = (account: Account, { deltas = false, endpoint = gatewayUrl } = {}): void => {
  account.grafana = true
  const parameter = account.parameters.get(configParameter(account))
  if (parameter === undefined) throw new RangeError('the account has no collector configuration')
  const config = JSON.parse(parameter.value)
  config.exporters['otlp_http/grafana'] = {
    endpoint,
    headers: { Authorization: '\u0024{env:GRAFANA_AUTHORIZATION}' },
    sending_queue: { queue_size: 51_200 },
  }
  config.processors['batch/grafana'] = { timeout: '1s', send_batch_size: 2000, send_batch_max_size: 4000 }
  const pipeline = {
    receivers: ['otlp'],
    processors: ['memory_limiter', 'resource', 'batch/grafana'],
    exporters: ['otlp_http/grafana'],
  }
  Object.assign(config.service.pipelines, { 'traces/grafana': pipeline, 'metrics/grafana': pipeline })
  parameter.value = JSON.stringify(config)
  const { region, id, environment, clusters } = account
  const valueFrom = `arn:aws:ssm:${region}:${id}:parameter/${environment.prefix}/grafana/authorization`
  for (const { family, containerDefinitions = [] } of clusters.taskDefinitions)
    if (family === environment.collectorService)
      for (const { secrets } of containerDefinitions) secrets?.push({ name: 'GRAFANA_AUTHORIZATION', valueFrom })
  if (deltas) return
  for (const { containerDefinitions = [] } of account.clusters.taskDefinitions)
    for (const container of containerDefinitions)
      container.environment = container.environment?.filter(({ name }) => name !== delta)
}

/** @returns the error for an answer of the gateway by HTTP, as the collector's exporter words it. */
export const answeredWith = (status: number, code: string, { path = 'traces', message = '' } = {}): string =>
  `rpc error: code = ${code} desc = error exporting items, request to ${gatewayUrl}/v1/${path} responded with HTTP Status Code ${status}${message}`

/** @returns the error for an answer after which nothing is tried again. */
export const permanently = (error: string): string => `not retryable error: Permanent error: ${error}`

/** Exports to Grafana, which has long been on, fail. */
export const grafanaFails = (account: Account, says: Failing): void => {
  withGrafana(account)
  fails(account, 'otlp_http/grafana', says)
}
