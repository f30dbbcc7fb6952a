import type { CanaryStepName } from '../../ports.ts'
import { type CanaryRun, type CanarySignal, isSent, readBackLimits, standing } from '../../reads/canary.ts'
import { defineCheck, settling } from '../check.ts'
import type { Judgement } from '../findings.ts'

const source = 'canary'

/** A name that does not resolve may be one that Cloud Map has not yet, just after a deployment. */
const stepsOf = ({ sent }: CanaryRun): Judgement[] =>
  sent.steps.map(({ step, milliseconds, error, detail }): Judgement => {
    if (error === undefined)
      return { status: 'passed', seen: { kind: 'canaryStep', step, milliseconds, detail }, source, at: sent.sentAt }
    return {
      status: 'failed',
      seen: { kind: 'canaryStepFailed', step, milliseconds, error, detail },
      source,
      at: sent.sentAt,
      ...(step === 'dns' && error === 'not_found' && { settlesWithin: settling.discovery }),
    }
  })

const readBackOf = (run: CanaryRun, signal: CanarySignal, { namespace, now }: { namespace: string; now: Date }) => {
  const { sent, [signal]: seen } = run
  const place = signal === 'metrics' ? namespace : run.where === 'logs' ? 'aws/spans' : 'X-Ray'
  const limit = readBackLimits[signal]
  const about = { signal, place, at: sent.sentAt }
  const judged = (status: Judgement['status'], kind: 'canaryWaiting' | 'canaryLost'): Judgement => ({
    status,
    seen: { kind, signal, place, seconds: Math.max(0, Math.floor((now.getTime() - sent.sentAt.getTime()) / 1000)) },
    source,
    at: about.at,
  })
  switch (standing(run, signal, now)) {
    case 'waiting':
      return { ...judged('settling', 'canaryWaiting'), settlesAt: new Date(sent.sentAt.getTime() + limit) }
    case 'lost':
      return judged('failed', 'canaryLost')
    default:
      break
  }
  if (seen.state === 'found') {
    const seconds = Math.ceil(seen.afterMs / 1000)
    return { status: 'passed', seen: { kind: 'canaryFound', signal, place, seconds }, source, at: about.at } as const
  }
  const why = seen.state === 'unread' ? seen : { reason: 'no_data' as const, detail: '' }
  const unread = { kind: 'canaryUnread', signal, place, why: why.detail } as const
  return { status: 'unknown', reason: why.reason, seen: unread, source, at: about.at } as const
}

/** All its times in one line, once it has come back whole. */
const through = ({ sent, traces, metrics }: CanaryRun): Judgement[] => {
  if (traces.state !== 'found' || metrics.state !== 'found') return []
  const took = (name: CanaryStepName) => sent.steps.find(({ step }) => step === name)?.milliseconds ?? 0
  const times = { dns: took('dns'), tcp: took('tcp'), traces: took('traces'), metrics: took('metrics') }
  const seconds = Math.ceil(Math.max(traces.afterMs, metrics.afterMs) / 1000)
  return [{ status: 'passed', seen: { kind: 'canaryThrough', ...times, seconds }, source, at: sent.sentAt }]
}

export const canaryCheck = defineCheck({
  name: 'canary',
  hop: 'canary',
  needs: ['canary'],
  judge({ canary: run }, { environment, now }) {
    const steps = stepsOf(run)
    if (!isSent(run)) return steps
    const context = { namespace: environment.metricNamespace, now }
    return [...through(run), ...steps, readBackOf(run, 'traces', context), readBackOf(run, 'metrics', context)]
  },
})
