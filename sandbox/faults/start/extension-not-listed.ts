import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** An exporter authenticates by an extension that is defined, but not started. */
export const extensionNotListed = defineFault({
  name: 'extension-not-listed',
  finds: 'extension-not-listed',
  apply(account) {
    failToStart(account, {
      change({ exporters, extensions }) {
        Object.assign(extensions, { sigv4auth: { service: 'xray' } })
        Object.assign(exporters, {
          otlp_http: { endpoint: 'https://xray.example', auth: { authenticator: 'sigv4auth' } },
        })
      },
      lines: [
        'Error: cannot start pipelines: failed to start "otlp_http" exporter: failed to resolve authenticator "sigv4auth": authenticator not found',
      ],
    })
  },
})
