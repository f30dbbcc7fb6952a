import { ago, defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** awsxray has no region, and neither has the task. */
export const regionNotFound = defineFault({
  name: 'region-not-found',
  finds: 'region-not-found',
  apply(account) {
    const error =
      'failed to build pipelines: failed to create "awsxray" exporter for data type "traces": cannot fetch region variable from config file, environment variables and ec2 metadata'
    failToStart(account, {
      change({ exporters }) {
        exporters.awsxray.region = ''
      },
      lines: [
        JSON.stringify({
          level: 'error',
          ts: ago(account).toISOString(),
          caller: 'service@v0.156.0/service.go:180',
          msg: 'error found during service initialization',
          error,
        }),
        `Error: ${error}`,
      ],
    })
  },
})
