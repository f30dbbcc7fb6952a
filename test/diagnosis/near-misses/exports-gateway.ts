import { withGrafana } from '../../../sandbox/faults/exports/grafana.ts'
import { dropping, retrying, today } from '../variants/exporter-lines.ts'
import { cutOff, defaultRoute, together } from '../variants/exports-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const post = 'Post "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces"'

const business = (message: string) =>
  JSON.stringify({ levelname: 'ERROR', name: 'agent_api.billing', message, service: 'agent-api' })

/** Answers of a gateway that are another kind, or no fault. */
export const exportsGatewayNearMisses: NearMisses = {
  'grafana-unauthorized': [
    { name: 'known, but not allowed', faults: ['grafana-forbidden'], finds: 'grafana-forbidden' },
  ],
  'grafana-forbidden': [{ name: "X-Ray's 403", faults: ['xray-access-denied'], finds: 'xray-access-denied' }],
  'grafana-path-wrong': [{ name: '401', faults: ['grafana-unauthorized'], finds: 'grafana-unauthorized' }],
  'grafana-rate-limited': [{ name: "X-Ray's 429", faults: ['xray-throttled'], finds: 'xray-throttled' }],
  'grafana-name-unresolved': [{ name: "X-Ray's name", faults: ['aws-name-unresolved'], finds: 'aws-name-unresolved' }],
  'grafana-unreachable': [
    { name: 'it takes requests and does not answer', faults: ['grafana-unresponsive'], finds: 'grafana-unresponsive' },
    {
      name: 'nothing reaches AWS either',
      collector: [
        today(
          'otlp_http/grafana',
          'traces',
          `no more retries left: ${post}: dial tcp 34.120.1.7:443: i/o timeout`,
          dropping,
        ),
      ],
      change: together(
        ({ production }) => withGrafana(production),
        defaultRoute('nat-0a1b2c3d4e5f60718', 'blackhole'),
        cutOff,
      ),
    },
  ],
  'grafana-unresponsive': [{ name: 'no connection', faults: ['grafana-unreachable'], finds: 'grafana-unreachable' }],
  'grafana-server-error': [
    {
      name: 'once, and then it was taken',
      collector: [today('otlp_http/grafana', 'traces', `${post}: responded with HTTP Status Code 503`, retrying)],
    },
    {
      name: 'deltas, to which Prometheus answers 500',
      collector: [
        today(
          'otlp_http/grafana',
          'metrics',
          `Permanent error: ${post}: responded with HTTP Status Code 500, Message=invalid temporality and type combination for metric "a"`,
          dropping,
        ),
      ],
      finds: 'grafana-delta-refused',
    },
  ],
  'grafana-delta-refused': [
    { name: '400 for another reason', faults: ['grafana-data-refused'], finds: 'grafana-data-refused' },
  ],
  'grafana-data-refused': [{ name: 'deltas', faults: ['grafana-delta-refused'], finds: 'grafana-delta-refused' }],
  'export-queue-full': [
    { name: 'the queue of an SDK', applications: [business('Queue full, dropping Span.')] },
    { name: 'a queue that is not empty', change: ({ production }) => withGrafana(production) },
  ],
  'export-retries-exhausted': [
    { name: 'it is known why', faults: ['grafana-unresponsive'], finds: 'grafana-unresponsive' },
  ],
}
