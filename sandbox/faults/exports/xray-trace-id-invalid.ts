import { line } from '../../account/telemetry/lines/collector_errors.ts'
import type { Failing } from '../../account/telemetry/lines/export_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** An old collector drops spans whose trace ids have no time in them; somebody set the log level to debug to see it. */
export const xrayTraceIdInvalid = defineFault({
  name: 'xray-trace-id-invalid',
  finds: 'xray-trace-id-invalid',
  apply(account) {
    const since = changeConfig(account, ({ service }) => {
      service.telemetry.logs.level = 'debug'
    })
    fails(account, 'awsxray', says, { since, share: 0.3, uncounted: true })
  },
})

const says: Failing = (_account, at) => [
  line(at, 'debug', 'awsxrayexporter@v0.156.0/awsxray.go:83', {
    msg: 'Error translating span.',
    'otelcol.component.id': 'awsxray',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'traces',
    error: 'invalid xray traceid: 5f84c7a1e7d1852d8c4fd35d88bf49a1',
  }),
]
