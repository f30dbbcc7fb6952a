import type { Card } from '../card.ts'
import type { CanaryMemory } from '../commands/command.ts'
import type { Config, Environment } from '../config.ts'
import type { RunPlan } from '../dispatch.ts'
import type { Metric } from '../metric.ts'
import type { AccountPorts, Clock, Messenger, People, Queue, Store } from '../ports.ts'
import type { Outcome } from '../result.ts'
import type { Log } from '../slack/log.ts'
import type { Words } from '../words/words.ts'

/** What running a plan gives: the card to show, and when looking again is worth while. */
export type Answer = { outcome: Outcome; card: Card; settleSeconds?: number }

type RunContext = { words: Words; ports: AccountPorts; signal: AbortSignal; now: Clock; canary: CanaryMemory }

/** What the worker needs of the world. */
export type WorkerParts = {
  config: Config
  store: Store
  queue: Queue
  messenger: Messenger
  people: People
  account(environment: Environment, signal: AbortSignal): AccountPorts
  /** Runs a command; failures of AWS are part of its answer, only bugs throw. */
  runPlan(plan: RunPlan, context: RunContext): Promise<Answer>
  now: Clock
  log: Log
  metric: Metric
  /** Makes a returned message visible again after so many seconds. */
  postpone(receiptHandle: string, seconds: number, queueArn: string): Promise<void>
}

/** How a job ends: done for good, or returned to its queue for a while. */
export type End = { kind: 'done' } | { kind: 'retry'; why: string; seconds?: number }

export const done: End = { kind: 'done' }
