import { defineFault } from '../fault.ts'
import { decoding, failToStart } from './failing_start.ts'

/** The exporter to Grafana still has the key `batcher`, which `sending_queue.batch` has replaced. */
export const configKeyRemoved = defineFault({
  name: 'config-key-removed',
  finds: 'config-key-removed',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        Object.assign(exporters, {
          'otlp_http/grafana': { endpoint: 'https://otlp.example/otlp', batcher: { enabled: true } },
        })
      },
      lines: decoding(
        'exporters',
        'error reading configuration for "otlp_http/grafana": decoding failed due to the following error(s):',
        "'otlphttpexporter.Config' has invalid keys: batcher",
      ),
    })
  },
})
