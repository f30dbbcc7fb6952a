import { roll } from '../../chance.ts'
import { second } from '../../clock.ts'
import type { SdkSaying, Signal } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { grpcLogger } from './sdk_errors.ts'

type From = { service: string; signal: Signal; at: number }

/** @returns an error of the gRPC exporter that is not worth another attempt, or came only after the deadline. */
export const grpcGivenUp = (
  { signal }: From,
  { target, status, details }: { target: string; status: string; details: string },
): SdkSaying[] => [
  {
    after: 10 * second,
    level: 'ERROR',
    logger: grpcLogger,
    message: `Failed to export ${signal} to ${target}, error code: StatusCode.${status}, error details: ${details}`,
  },
]

/** Modules and words of opentelemetry-python 1.44's HTTP exporters, as measured. */
const http = {
  traces: { logger: 'opentelemetry.exporter.otlp.proto.http.trace_exporter', batch: 'span batch' },
  metrics: { logger: 'opentelemetry.exporter.otlp.proto.http.metric_exporter', batch: 'metrics batch' },
  logs: { logger: 'opentelemetry.exporter.otlp.proto.http._log_exporter', batch: 'logs batch' },
} as const

/** @returns a warning and an error of the HTTP exporter where there is no connection: it tries again, then it gives up. */
export const httpFailure = (account: Account, { signal, at }: From, reason: string): SdkSaying[] => {
  const { logger, batch } = http[signal]
  const wait = (0.8 + 0.4 * roll(account.seed, at, 'wait')).toFixed(2)
  return [
    {
      level: 'WARNING',
      logger,
      message: `Transient error ${reason} encountered while exporting ${batch}, retrying in ${wait}s.`,
    },
    {
      after: 10 * second,
      level: 'ERROR',
      logger,
      message: `Failed to export ${batch} due to timeout, max retries or shutdown.`,
    },
  ]
}

/** @returns an error of the HTTP exporter about an answer that is not worth another attempt. */
export const httpAnswered = ({ signal }: From, code: number, reason: string): SdkSaying[] => {
  const { logger, batch } = http[signal]
  return [{ level: 'ERROR', logger, message: `Failed to export ${batch} code: ${code}, reason: ${reason}` }]
}
