import { roll } from '../../chance.ts'
import { minute as minuteMs, second } from '../../clock.ts'
import { during } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { collectorRuns, sends } from '../delivery.ts'
import type { LogRecord } from './application.ts'

/** Texts of opentelemetry-python 1.44, as recorded. */
const refusedAt = (ip: string): string =>
  `failed to connect to all addresses; last error: UNKNOWN: ipv4:${ip}:4317: Failed to connect to remote host: Connection refused`

type Trouble = { target: string; details: string }

const troubleOf = (account: Account, service: string, at: number): Trouble | undefined => {
  const name = `${account.environment.discoveryService}.${account.environment.prefix}.local:4317`
  if (!sends(account, service, at)) return { target: 'localhost:4317', details: refusedAt('127.0.0.1') }
  if (!collectorRuns(account, at)) return { target: name, details: refusedAt('10.0.1.37') }
  if (during(account, 'memory_pressure', at) !== undefined) {
    return { target: name, details: 'data refused due to high memory usage' }
  }
  return undefined
}

const signals = ['traces', 'metrics', 'logs'] as const

/** @returns what the SDK of each service complains about in the minute that begins at `from` (ms). */
export const sdkErrors = (account: Account, from: number): LogRecord[] =>
  account.services.flatMap((service) =>
    signals.flatMap((signal, index) => {
      const at = from + index * 17 * second + Math.floor(roll(account.seed, service, from, signal) * 10 * second)
      const trouble = at < account.born.getTime() ? undefined : troubleOf(account, service, at)
      if (trouble === undefined) return []
      const { target, details } = trouble
      const base = {
        service,
        logger: 'opentelemetry.exporter.otlp.proto.grpc.exporter',
        fields: { otelTraceID: '0', otelSpanID: '0', otelServiceName: service },
      }
      const wait = (0.8 + 0.4 * roll(account.seed, at, 'wait')).toFixed(2)
      return [
        {
          ...base,
          at,
          level: 'WARNING' as const,
          message: `Transient error StatusCode.UNAVAILABLE encountered while exporting ${signal} to ${target}, retrying in ${wait}s. Error details: ${details}`,
        },
        {
          ...base,
          at: Math.min(at + 10 * second, from + minuteMs - 1),
          level: 'ERROR' as const,
          message: `Failed to export ${signal} to ${target}, error code: StatusCode.UNAVAILABLE, error details: ${details}`,
        },
      ]
    }),
  )
