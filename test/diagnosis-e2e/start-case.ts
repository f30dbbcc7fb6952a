import type { Kind } from '../../src/diagnosis/kinds.ts'
import type { Start } from './failed-start.ts'

/** A collector that does not start, and what that must be found to be. */
export type StartCase = Start & { name: string; kind: Kind }

/** A configuration that is right; each case changes a part of it. */
export const right = `extensions:
  health_check:
    endpoint: localhost:13133
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 0.0.0.0:4317
      http:
        endpoint: 0.0.0.0:4318
processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: 800
    spike_limit_mib: 160
  filter/own:
    metrics:
      metric: ['IsMatch(name, "^otel")']
  batch:
    timeout: 1s
    send_batch_size: 50
exporters:
  awsxray:
    region: us-east-1
  awsemf:
    region: us-east-1
    namespace: AgentTeam/production
    log_retention: 30
    dimension_rollup_option: NoDimensionRollup
    metric_declarations:
      - dimensions: [[service.name]]
        metric_name_selectors: ['^agent']
  otlp_http/grafana:
    endpoint: https://otlp-gateway-prod-eu-west-2.grafana.net/otlp
    headers:
      Authorization: Basic dGVzdA==
service:
  extensions: [health_check]
  telemetry:
    logs:
      encoding: json
    metrics:
      level: none
  pipelines:
    traces:
      receivers: [otlp]
      processors: [memory_limiter, batch]
      exporters: [awsxray]
    metrics:
      receivers: [otlp]
      processors: [memory_limiter, filter/own, batch]
      exporters: [awsemf]
    traces/grafana:
      receivers: [otlp]
      processors: [memory_limiter, batch]
      exporters: [otlp_http/grafana]
`

/** @returns the right configuration with one text replaced; throws where it does not hold that text. */
export const changed = (was: string, is: string): string => {
  if (!right.includes(was)) throw new RangeError(`the configuration does not hold ${was}`)
  return right.replace(was, is)
}

/** @returns it with a line more below a line. */
export const below = (line: string, more: string): string => changed(line, `${line}\n${more}`)
