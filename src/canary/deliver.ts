import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-grpc'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc'
import type { StepError } from '../ports/canary.ts'
import { metricsOf, type Sending, spanOf } from './signals.ts'
import { StepFailure } from './step.ts'

/**
 * gRPC's status codes by what they mean to a sender. Source: gRPC core concepts, "Status codes and their use in gRPC";
 * a memory limiter refuses as UNAVAILABLE, a collector without a pipeline for the signal answers UNIMPLEMENTED.
 */
const meanings: Readonly<Record<number, StepError>> = {
  3: 'rejected',
  4: 'timed_out',
  7: 'denied',
  8: 'exhausted',
  12: 'unimplemented',
  14: 'unavailable',
  16: 'denied',
}

const failureOf = (error: Error | undefined): StepFailure => {
  const code: unknown = error !== undefined && 'code' in error ? error.code : undefined
  const reason = typeof code === 'number' ? meanings[code] : undefined
  return new StepFailure(reason ?? 'failed', error?.message ?? 'the exporter gave no reason')
}

/** How an exporter of OpenTelemetry's SDK says that it has ended: 0 is success. */
type Ended = (result: { code: number; error?: Error }) => void

const ended = (start: (done: Ended) => void): Promise<{ value: true }> =>
  new Promise((resolve, reject) =>
    start(({ code, error }) => (code === 0 ? resolve({ value: true }) : reject(failureOf(error)))),
  )

export type Target = { url: string; milliseconds: number }

/** Sends the span by OTLP over gRPC, once. Fails with a `StepFailure`. */
export const sendSpan = async (sending: Sending, { url, milliseconds }: Target): Promise<{ value: true }> => {
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: milliseconds })
  return ended((done) => exporter.export([spanOf(sending)], done)).finally(() => exporter.shutdown())
}

/** Sends the metric by OTLP over gRPC, once. Fails with a `StepFailure`. */
export const sendMetric = async (sending: Sending, { url, milliseconds }: Target): Promise<{ value: true }> => {
  const exporter = new OTLPMetricExporter({ url, timeoutMillis: milliseconds })
  return ended((done) => exporter.export(metricsOf(sending), done)).finally(() => exporter.shutdown())
}
