import { ago, defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** pprof was moved to the port of the OTLP receiver. */
export const listenPortBusy = defineFault({
  name: 'listen-port-busy',
  finds: 'listen-port-busy',
  apply(account) {
    failToStart(account, {
      change({ extensions }) {
        extensions.pprof.endpoint = '0.0.0.0:4317'
      },
      lines: [
        JSON.stringify({
          level: 'error',
          ts: ago(account).toISOString(),
          caller: 'graph/graph.go:452',
          msg: 'Failed to start component',
          error: 'listen tcp 0.0.0.0:4317: bind: address already in use',
          type: 'Receiver',
          id: 'otlp',
        }),
        'Error: cannot start pipelines: failed to start "otlp" receiver: listen tcp 0.0.0.0:4317: bind: address already in use',
      ],
    })
  },
})
