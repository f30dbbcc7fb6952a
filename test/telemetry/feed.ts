import { startCollector } from '../tools/collector.ts'
import { type AgentApi, startAgentApi } from './agent-api.ts'
import { type Datum, extracted, sumOf } from './emf.ts'
import { type Emulated, eventsOf } from './emulated.ts'
import { until } from './until.ts'

/** The groups that awsemf writes to. */
const emfGroups = { own: '/metrics/agent-prod', self: '/metrics/agent-prod/collector' }

/** @returns what CloudWatch would have made of both EMF groups so far, and what it would have refused. */
export const extractedSoFar = async (emulated: Emulated) => {
  const [own, self] = await Promise.all([eventsOf(emulated, emfGroups.own), eventsOf(emulated, emfGroups.self)])
  return extracted([...own, ...self].map(({ message }) => message))
}

const api = { 'service.name': 'agent-api' }
const otlp = { receiver: 'otlp', transport: 'grpc' }

/** @returns whether the collector says that it has sent all spans that the SDK sampled, all records, and the SDK's metrics. */
export const allSent = (datums: readonly Datum[]): boolean => {
  const sent = (items: string, exporter: string) => sumOf(datums, `otelcol_exporter_sent_${items}`, { exporter })
  const sampled = { ...api, 'otel.span.sampling_result': 'RECORD_AND_SAMPLE' }
  const records = sumOf(datums, 'otelcol_receiver_accepted_log_records', otlp)
  return (
    // The SDK says how many spans there were when it ends, so there is nothing to come after that.
    sent('spans', 'awsxray') > 0 &&
    sent('spans', 'awsxray') === sumOf(datums, 'otel.sdk.span.started', sampled) &&
    sent('log_records', 'awscloudwatchlogs') === records &&
    sent('metric_points', 'awsemf') > 0
  )
}

export type Feed = {
  /** The collector's configuration. */
  config: string
  /** agent-api's variables; the endpoint among them is replaced by the local collector's, and nothing else. */
  variables: Record<string, string>
  /** Where some of the collector's AWS calls go instead. */
  endpoints?: Record<string, string>
  /** What the collector prints before anything may be sent to it; that it is ready, by default. */
  after?: string
  load(service: AgentApi): Promise<unknown>
  /** What to wait for before the collector is ended: what it publishes about itself last. */
  done(datums: readonly Datum[]): boolean
}

/**
 * Runs a collector and agent-api, sends requests, ends agent-api so that it flushes, and waits until `done`.
 * @returns agent-api's lines and end, and what the collector printed
 */
export const feed = async (emulated: Emulated, { config, variables, endpoints = {}, after, load, done }: Feed) => {
  const collector = await startCollector({ config, env: { ...emulated.variables, ...endpoints } })
  try {
    if (after !== undefined)
      await until(`the collector says "${after}"`, 30, async () => collector.output().includes(after))
    const service = await startAgentApi({ ...variables, OTEL_EXPORTER_OTLP_ENDPOINT: collector.grpc })
    let ended: Awaited<ReturnType<AgentApi['stop']>> | undefined
    try {
      await load(service)
    } finally {
      ended = await service.stop()
    }
    const isDone = async () => {
      const { datums, rejected } = await extractedSoFar(emulated)
      // Waiting for a metric that CloudWatch would not make has no end.
      const [refused] = rejected
      if (refused) throw new Error(`CloudWatch would refuse this event: ${refused.reason}\n${refused.message}`)
      return done(datums)
    }
    await until('the collector reports what became of all telemetry', 90, isDone)
    return { lines: service.lines(), ended, output: collector.output() }
  } finally {
    await collector.stop()
  }
}
