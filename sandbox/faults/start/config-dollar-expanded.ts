import type { Saying } from '../../account/conditions.ts'
import type { Account } from '../../account/state.ts'
import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** What the collector writes when the gateway does not take its password, as recorded. */
const unauthorized = (_account: Account, at: number, items: number): Saying[] => [
  line(at, 'error', 'internal/queue_sender.go:57', {
    msg: 'Exporting failed. Dropping data.',
    'otelcol.component.id': 'otlp_http/grafana',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'traces',
    error:
      'not retryable error: Permanent error: rpc error: code = Unauthenticated desc = error exporting items, request to https://otlp-gateway.example/otlp/v1/traces responded with HTTP Status Code 401',
    dropped_items: items,
  }),
]

/** A header was written out with a password that holds a dollar sign; Grafana refuses what is left of it. */
export const configDollarExpanded = defineFault({
  name: 'config-dollar-expanded',
  finds: 'config-dollar-expanded',
  apply(account) {
    account.grafana = true
    const since = changeConfig(account, ({ exporters, service }) => {
      const Authorization = 'Basic MTIzNDU2Om\u0024{Zxw8q}dsY2Vf'
      Object.assign(exporters, {
        'otlp_http/grafana': { endpoint: 'https://otlp-gateway.example/otlp', headers: { Authorization } },
      })
      const grafana = { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['otlp_http/grafana'] }
      Object.assign(service.pipelines, { 'traces/grafana': grafana, 'metrics/grafana': grafana })
    })
    account.conditions.push({ kind: 'export_fails', exporter: 'otlp_http/grafana', since, says: unauthorized })
  },
})
