import { roll } from '../../chance.ts'
import { minute as minuteMs, second } from '../../clock.ts'
import { allDuring, during, type SdkSaying, type Signal } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { collectorRuns } from '../delivery.ts'
import type { LogRecord } from './application.ts'

/** Texts of opentelemetry-python 1.44, as recorded. */
export const grpcLogger = 'opentelemetry.exporter.otlp.proto.grpc.exporter'

/** @returns what gRPC says where nothing listens. */
export const refusedAt = (ip: string): string =>
  `failed to connect to all addresses; last error: UNKNOWN: ipv4:${ip}:4317: Failed to connect to remote host: Connection refused`

/** @returns host and port of the collector as the services' endpoint names it. */
export const collectorTarget = (account: Account): string =>
  `${account.environment.discoveryService}.${account.environment.prefix}.local:4317`

type From = { service: string; signal: Signal; at: number }

/** @returns a warning and an error of the gRPC exporter for a failed export: first it tries again, then it gives up. */
export const grpcFailure = (
  account: Account,
  { signal, at }: From,
  { target, status, details }: { target: string; status: string; details: string },
): SdkSaying[] => [
  {
    level: 'WARNING',
    logger: grpcLogger,
    message: `Transient error StatusCode.${status} encountered while exporting ${signal} to ${target}, retrying in ${(0.8 + 0.4 * roll(account.seed, at, 'wait')).toFixed(2)}s. Error details: ${details}`,
  },
  {
    after: 10 * second,
    level: 'ERROR',
    logger: grpcLogger,
    message: `Failed to export ${signal} to ${target}, error code: StatusCode.${status}, error details: ${details}`,
  },
]

const saidOf = (account: Account, from: From): readonly SdkSaying[] => {
  const { service, signal, at } = from
  const [failing] = allDuring(account, 'sdk_fails', at, service).filter(
    ({ signals }) => signals === undefined || signals.includes(signal),
  )
  if (failing !== undefined) return failing.says(account, from)
  const silent = allDuring(account, 'unsent', at, service).some(
    ({ signals }) => signals === undefined || signals.includes(signal),
  )
  if (silent) return []
  const [stumbling] = allDuring(account, 'sdk_stumbles', at, service)
  if (stumbling !== undefined && roll(account.seed, service, signal, at, 'stumble') < stumbling.share)
    return stumbling.says(account, from)
  const target = collectorTarget(account)
  if (!collectorRuns(account, at))
    return grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: refusedAt('10.0.1.37') })
  if (during(account, 'memory_pressure', at) !== undefined)
    return grpcFailure(account, from, {
      target,
      status: 'UNAVAILABLE',
      details: 'data refused due to high memory usage',
    })
  return []
}

const signals = ['traces', 'metrics', 'logs'] as const

/** @returns what the SDK of each service complains about in the minute that begins at `from` (ms). */
export const sdkErrors = (account: Account, from: number): LogRecord[] =>
  account.services.flatMap((service) =>
    signals.flatMap((signal, index) => {
      const at = from + index * 17 * second + Math.floor(roll(account.seed, service, from, signal) * 10 * second)
      if (at < account.born.getTime()) return []
      return saidOf(account, { service, signal, at }).map(({ after = 0, level, logger, message }) => ({
        service,
        logger,
        level,
        message,
        at: Math.min(at + after, from + minuteMs - 1),
        fields: { otelTraceID: '0', otelSpanID: '0', otelServiceName: service },
      }))
    }),
  )
