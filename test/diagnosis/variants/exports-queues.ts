import { withGrafana } from '../../../sandbox/faults/exports/grafana.ts'
import { console, dropping, older, today } from './exporter-lines.ts'
import type { Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const base = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1'

/** What queues say, and who gives up, in several wordings. */
export const exportsQueueVariants: Variants = {
  'export-queue-full': [
    {
      name: 'the newest collector',
      collector: [
        today('otlp_http/grafana', 'traces', 'sending queue is full', { ...dropping, more: { dropped_items: 40 } }),
      ],
      confidence: confirmed,
    },
    {
      name: 'before v0.94',
      collector: [
        older('otlp/grafana', 'traces', '', {
          msg: 'Dropping data because sending_queue is full. Try increasing queue_size.',
          more: { dropped_items: 12 },
        }),
      ],
      confidence: confirmed,
    },
    {
      name: 'of log records, on a console',
      collector: [
        console('awscloudwatchlogs', 'logs', 'sending_queue is full', { msg: 'Exporting failed. Rejecting data.' }),
      ],
      confidence: confirmed,
    },
    {
      name: 'only the queue says so',
      change({ production: account }) {
        withGrafana(account)
        account.conditions.push({
          kind: 'export_fails',
          exporter: 'otlp_http/grafana',
          share: 0,
          queued: true,
          says: () => [],
          since: new Date(0),
        })
      },
      confidence: 'likely',
    },
  ],
  'export-retries-exhausted': [
    {
      name: 'the newest collector',
      collector: [
        today(
          'otlp_http/grafana',
          'traces',
          `no more retries left: failed to make an HTTP request: Post "${base}/traces": EOF`,
          dropping,
        ),
      ],
      confidence: confirmed,
    },
    {
      name: 'with old keys',
      collector: [
        older('otlphttp', 'metrics', 'max elapsed time expired unexpected EOF', {
          msg: 'Exporting failed. No more retries left. Dropping data.',
        }),
      ],
    },
    {
      name: 'on a console',
      collector: [
        console(
          'otlp_http/grafana',
          'traces',
          'no more retries left: http2: server sent GOAWAY and closed the connection',
          dropping,
        ),
      ],
    },
  ],
}
