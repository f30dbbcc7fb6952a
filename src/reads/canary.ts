import * as z from 'zod'
import type { Environment } from '../environment.ts'
import { type AccountPorts, CanarySent, PortError } from '../ports.ts'
import { reasons } from '../result.ts'
import { destinationOf } from './destination.ts'

/** What a look found of one signal: `found` says how old the canary was then, in milliseconds. */
const ReadBack = z.discriminatedUnion('state', [
  z.object({ state: z.literal('found'), afterMs: z.number() }),
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('unread'), reason: z.enum(reasons), detail: z.string() }),
])
type ReadBack = z.infer<typeof ReadBack>

/** A canary and what the last look for it found. */
export const CanaryRun = z.object({
  sent: CanarySent,
  where: z.enum(['xray', 'logs']),
  traces: ReadBack,
  metrics: ReadBack,
  lookedAt: z.coerce.date(),
})
export type CanaryRun = z.infer<typeof CanaryRun>

type Asked = { ports: Pick<AccountPorts, 'canary' | 'traces' | 'metrics'>; environment: Environment; now: Date }

/**
 * Milliseconds until what was sent should be found. Sources: product (traces up to two minutes, EMF five), the delays of
 * the SDK's and the collector's batches, indexing, and extraction from EMF.
 */
export const readBackLimits = { traces: 120_000, metrics: 300_000 } as const
export type CanarySignal = keyof typeof readBackLimits

/** Ages in milliseconds at which looking is worth while; after the last one nothing is waited for any more. */
const lookAges = [20_000, 90_000, 305_000]

/** @returns whether every step of the sending went well. */
export const isSent = ({ sent }: CanaryRun): boolean => sent.steps.every(({ error }) => error === undefined)

/** @returns how old a canary is, in milliseconds. */
const ageOf = ({ sent }: CanaryRun, now: Date): number => now.getTime() - sent.sentAt.getTime()

/** A refusal that may be gone in a minute is waited out like a signal that is not there yet. */
const passing = new Set<string>(['throttled', 'timed_out', 'unavailable'])

/** @returns how one signal stands: found, still waited for, lost, or not to be read. */
export const standing = (run: CanaryRun, signal: CanarySignal, now: Date): 'found' | 'waiting' | 'lost' | 'unread' => {
  const readBack = run[signal]
  if (readBack.state === 'found') return 'found'
  const isLate = ageOf(run, now) >= readBackLimits[signal]
  if (readBack.state === 'waiting') return isLate ? 'lost' : 'waiting'
  return passing.has(readBack.reason) && !isLate ? 'waiting' : 'unread'
}

/** @returns whether nothing of it is waited for any more. A canary that was not sent is waited for by nobody. */
export const isSettled = (run: CanaryRun, now: Date): boolean =>
  !isSent(run) || (standing(run, 'traces', now) !== 'waiting' && standing(run, 'metrics', now) !== 'waiting')

/** @returns when to look next, after a look at `now`. */
export const nextLook = (run: CanaryRun, now: Date): Date => {
  const age = lookAges.find((each) => each > ageOf(run, now)) ?? ageOf(run, now) + 60_000
  return new Date(run.sent.sentAt.getTime() + age)
}

/** Sends a canary. Nothing is looked for yet: no part of it can be there. Fails with `PortError`. */
export const sendCanary = async (id: string, { ports, environment }: Asked): Promise<CanaryRun> => {
  const { canaryFunction } = environment
  if (canaryFunction === null) throw new PortError('not_found', 'lambda:InvokeFunction', '')
  const sent = await ports.canary.send(canaryFunction, id)
  return {
    sent,
    where: 'xray',
    traces: { state: 'waiting' },
    metrics: { state: 'waiting' },
    lookedAt: sent.sentAt,
  }
}

const looked = async (look: () => Promise<boolean>, afterMs: number): Promise<ReadBack> => {
  try {
    return (await look()) ? { state: 'found', afterMs } : { state: 'waiting' }
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    return { state: 'unread', reason: error.reason, detail: error.detail }
  }
}

const minute = 60_000

/**
 * Looks for what a canary sent and was not found before: the trace by its id; of the metric a point that is as new as
 * this sending, since its value is the time of sending.
 * @returns the run with what was found; a look that is refused says why and fails nothing
 */
export const lookFor = async (run: CanaryRun, { ports, environment, now }: Asked): Promise<CanaryRun> => {
  const { sentAt, traceId, metric } = run.sent
  const to = new Date(Math.max(now.getTime(), sentAt.getTime() + 1000))
  const afterMs = Math.max(0, now.getTime() - sentAt.getTime())
  let { where } = run
  const traces = async () => {
    where = await destinationOf(ports.traces)
    const from = new Date(sentAt.getTime() - minute)
    return (await ports.traces.spans({ source: where, id: traceId, from, to })).length > 0
  }
  const metrics = async () => {
    const { name, dimensions } = metric
    const asked = { namespace: environment.metricNamespace, name, dimensions }
    const from = new Date(Math.floor(sentAt.getTime() / minute) * minute)
    const query = { id: 'canary', metric: asked, statistic: 'Maximum', periodSeconds: 60 }
    const series = await ports.metrics.read([query], from, to)
    return series.some(({ points }) => points.some(({ value }) => value >= metric.value))
  }
  const [seenTraces, seenMetrics] = await Promise.all([
    run.traces.state === 'found' ? run.traces : looked(traces, afterMs),
    run.metrics.state === 'found' ? run.metrics : looked(metrics, afterMs),
  ])
  return { ...run, where, traces: seenTraces, metrics: seenMetrics, lookedAt: now }
}
