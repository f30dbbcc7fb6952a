import { line } from '../../account/telemetry/lines/collector_errors.ts'
import type { Failing } from '../../account/telemetry/lines/export_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** X-Ray leaves out a third of the segments; somebody set the log level to debug to see it. */
export const xraySegmentsUnprocessed = defineFault({
  name: 'xray-segments-unprocessed',
  finds: 'xray-segments-unprocessed',
  apply(account) {
    const since = changeConfig(account, ({ service }) => {
      service.telemetry.logs.level = 'debug'
    })
    fails(account, 'awsxray', says, { since, share: 0.3, uncounted: true })
  },
})

const says: Failing = (_account, at) => [
  line(at, 'debug', 'awsxrayexporter@v0.156.0/awsxray.go:83', {
    msg: 'response: {\n  UnprocessedTraceSegments: [{\n      ErrorCode: "ParseError",\n      Id: "53995c3f42cd8ad8",\n      Message: "Invalid segment. ErrorCode: ParseError"\n    }]\n}',
    'otelcol.component.id': 'awsxray',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'traces',
  }),
]
