import { day } from '../../account/clock.ts'
import { line, stacktrace } from '../../account/telemetry/lines/collector_errors.ts'
import type { Failing } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A service gives its metrics times of last month: their batch is given up each time. */
export const emfTimestampsRejected = defineFault({
  name: 'emf-timestamps-rejected',
  finds: 'emf-timestamps-rejected',
  apply(account) {
    fails(account, 'awsemf', says, { uncounted: true })
  },
})

/** A time as Go prints it. */
const written = (at: number): string => `${new Date(at).toISOString().slice(0, 23).replace('T', ' ')} +0000 UTC`

const says: Failing = (_account, at) => [
  line(at, 'error', 'cwlogs@v0.156.0/pusher.go:101', {
    msg: 'discard log entry with invalid timestamp',
    'otelcol.component.id': 'awsemf',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'metrics',
    error: "the log entry's timestamp is older than 14 days or more than 2 hours in the future",
    LogEventTimestamp: written(at - 30 * day),
    CurrentTime: written(at),
    stacktrace,
  }),
]
