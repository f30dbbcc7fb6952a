import type { Saying } from '../../account/conditions.ts'
import type { Account } from '../../account/state.ts'
import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { ago, defineFault } from '../fault.ts'

/** A metric got labels of hundreds of kilobytes: its events are cut off, and CloudWatch takes nothing from them. */
export const emfEventTooLarge = defineFault({
  name: 'emf-event-too-large',
  finds: 'emf-event-too-large',
  apply(account) {
    const since = ago(account)
    account.conditions.push({ kind: 'collector_says', everySeconds: 60, says, since })
    account.conditions.push({ kind: 'emf', metrics: /^agent\.run/, lost: 'silently', since })
  },
})

const says = (_account: Account, at: number): Saying[] => [
  line(at, 'warn', 'cwlogs@v0.156.0/pusher.go:85', {
    msg: 'logpusher: the single log event size is larger than the max event payload allowed. Truncate the log event.',
    'otelcol.component.id': 'awsemf',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'metrics',
    SingleLogEventSize: 398_211,
    maxEventPayloadBytes: 262_144,
  }),
]
