import type { Environment } from '../config.ts'
import { type AccountPorts, PortError } from '../ports.ts'
import { type CanaryRun, isSent, isSettled, lookFor, nextLook, sendCanary, standing } from '../reads/canary.ts'
import type { ReadCanary, SendCanary } from '../request.ts'
import { nameOf } from '../slack/log.ts'
import { done, type End, type WorkerParts } from './parts.ts'

type Work = { parts: WorkerParts; milliseconds: number }
type Round = { parts: WorkerParts; environment: Environment; ports: AccountPorts }

/** No more looks than this, however the messages are delayed. */
const mostAttempts = 6

/**
 * @param message id of the SQS message, the same at each delivery of it
 * @returns the id under which the job is done once
 */
export const canaryJobId = (job: SendCanary | ReadCanary, message: string): string =>
  job.kind === 'canary' ? `canary-${job.environment}-${message}` : `${job.run.sent.id}-read-${job.attempt}`

/** A function that cannot be told is one that cannot be reached either: the alarm's missing data says so then. */
const record = async (
  { parts, environment, ports }: Round,
  end: { id: string; failed: boolean; readBackMs?: number },
): Promise<void> => {
  parts.log('canary_ended', { environment: environment.name, ...end })
  try {
    await ports.canary.record(environment.canaryFunction ?? '', end)
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    parts.log('canary_not_recorded', { environment: environment.name, reason: error.reason, detail: error.detail })
  }
}

/** What is lost is a failure; what could not be read says nothing of the pipeline, so nothing is recorded of it. */
const concluded = async (run: CanaryRun, now: Date, round: Round): Promise<void> => {
  const { id } = run.sent
  const ends = [standing(run, 'traces', now), standing(run, 'metrics', now)]
  if (!isSent(run) || ends.includes('lost')) return record(round, { id, failed: true })
  const { traces, metrics } = run
  if (traces.state === 'found' && metrics.state === 'found')
    return record(round, { id, failed: false, readBackMs: Math.max(traces.afterMs, metrics.afterMs) })
  const { name: environment } = round.environment
  for (const seen of [traces, metrics])
    if (seen.state === 'unread')
      round.parts.log('canary_unread', { environment, id, reason: seen.reason, detail: seen.detail })
}

/** Looks again later, or says how it ended. The message holds all that is known, so losing one loses one round. */
const goOn = async (run: CanaryRun, attempt: number, round: Round): Promise<End> => {
  const { parts, environment } = round
  const now = parts.now()
  if (isSettled(run, now) || attempt > mostAttempts) {
    await concluded(run, now, round)
    return done
  }
  const job: ReadCanary = { version: 1, kind: 'canary-read', environment: environment.name, run, attempt }
  const seconds = Math.max(1, Math.ceil((nextLook(run, now).getTime() - now.getTime()) / 1000))
  await parts.queue.later(JSON.stringify(job), seconds)
  return done
}

const sent = async (id: string, round: Round): Promise<End> => {
  const { parts, environment } = round
  let run: CanaryRun
  try {
    run = await sendCanary(id, { ...round, now: parts.now() })
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    const { reason, detail } = error
    parts.log('canary_not_sent', { environment: environment.name, reason, detail })
    // It did not go out, whatever the cause. Where there is no function, there is nothing to tell it to.
    if (reason !== 'not_found') await record(round, { id, failed: true })
    return done
  }
  const failed = run.sent.steps.find(({ error }) => error !== undefined)
  if (failed !== undefined) parts.log('canary_failed', { environment: environment.name, id, ...failed })
  return goOn(run, 1, round)
}

/**
 * A canary on a schedule: sends it, looks for it later and again, and records how it ended. Each delivery is done once;
 * what is repeated all the same sends one more canary and records one more end, and harms nothing.
 */
export const doCanary = async (
  job: SendCanary | ReadCanary,
  id: string,
  { parts, milliseconds }: Work,
): Promise<End> => {
  const environment = parts.config.environments.find(({ name }) => name === job.environment)
  if (environment === undefined || environment.canaryFunction === null) {
    parts.log('canary_of_nobody', { environment: job.environment })
    return done
  }
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), milliseconds)
  try {
    const round: Round = { parts, environment, ports: parts.account(environment, deadline.signal) }
    if (job.kind === 'canary') return await sent(id, round)
    return await goOn(await lookFor(job.run, { ...round, now: parts.now() }), job.attempt + 1, round)
  } catch (error) {
    if (!(error instanceof PortError))
      parts.log('canary_broken', { environment: job.environment, error: nameOf(error) })
    throw error
  } finally {
    clearTimeout(timer)
    deadline.abort()
  }
}
