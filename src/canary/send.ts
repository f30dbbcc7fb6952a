import type { CanaryStep } from '../ports/canary.ts'
import type { CanaryConfig } from './config.ts'
import { sendMetric, sendSpan } from './deliver.ts'
import { reachable, resolved } from './reach.ts'
import { newTraceId, type Sending } from './signals.ts'
import { timed } from './step.ts'
import { type CanaryAnswer, canaryMetric } from './wire.ts'

/**
 * Milliseconds for each step: 12 s together, so that the function (15 s) always answers, and the worker that waits for
 * it (30 s) can still say what it heard. A connection inside a VPC takes milliseconds.
 */
export type Deadlines = { dns: number; tcp: number; traces: number; metrics: number }
const standard: Deadlines = { dns: 2000, tcp: 2000, traces: 4000, metrics: 4000 }

/** A margin, so that the step itself says what did not answer, rather than that it was late. */
const margin = 250

const sent = async (sending: Sending, url: URL, deadlines: Deadlines): Promise<CanaryStep[]> => {
  const { hostname, port, protocol } = url
  const dns = await timed('dns', deadlines.dns, () => resolved(hostname.replace(/^\[(.*)\]$/, '$1')))
  if (dns.value === undefined) return [dns.step]
  const addresses = dns.value
  const number = Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port)
  const tcp = await timed('tcp', deadlines.tcp + margin, () => reachable(addresses, number, deadlines.tcp))
  if (tcp.value === undefined) return [dns.step, tcp.step]
  const target = (milliseconds: number) => ({ url: url.origin, milliseconds })
  const traces = await timed('traces', deadlines.traces + margin, () => sendSpan(sending, target(deadlines.traces)))
  if (traces.value === undefined) return [dns.step, tcp.step, traces.step]
  const metrics = await timed('metrics', deadlines.metrics + margin, () =>
    sendMetric(sending, target(deadlines.metrics)),
  )
  return [dns.step, tcp.step, traces.step, metrics.step]
}

/**
 * Sends one trace and one metric to the collector, step by step, until one fails. It reads nothing back.
 * @returns what was sent, by which it can be found, and how each step went
 */
export const sendCanary = async (
  id: string,
  config: CanaryConfig,
  { now, deadlines = standard }: { now: () => Date; deadlines?: Deadlines },
): Promise<CanaryAnswer> => {
  const at = now()
  const { CANARY_SERVICE: service, CANARY_ENVIRONMENT: environment, CANARY_ENDPOINT: endpoint } = config
  const sending: Sending = { id, at, traceId: newTraceId(at), service, environment }
  const steps = await sent(sending, new URL(endpoint), deadlines)
  const metric = { name: canaryMetric, dimensions: { 'service.name': service }, value: at.getTime() }
  return { version: 1, id, traceId: sending.traceId, metric, steps }
}
