import type { CanaryMemory } from '../commands/command.ts'
import type { Environment } from '../config.ts'
import { type CanaryRun, isSent, isSettled, lookFor, readBackLimits } from '../reads/canary.ts'
import type { Answer } from '../run.ts'
import type { World } from './world.ts'

/** A terminal waits as long as the slowest signal may take, and no longer. */
const patienceMs = readBackLimits.metrics + 15_000
/** Between two looks: X-Ray and CloudWatch show nothing sooner for being asked more often. */
const pauseMs = 10_000
/** A call that gets no answer must not hold up the looks after it. */
const lookMs = 30_000

const ownMemory = (): CanaryMemory => {
  let kept: CanaryRun | undefined
  return {
    recall: async () => kept,
    keep: async (run) => {
      kept = run
    },
  }
}

type Waiting = {
  world: Pick<World, 'account' | 'now' | 'wait' | 'saved'>
  environment: Environment
  /** Tells a person how many seconds ago the canary was sent. */
  say(seconds: number): void
}

/** Only the canary is looked for meanwhile; the rest is judged again at the end. */
const waitFor = async (run: CanaryRun, until: number, { world, environment, say }: Waiting): Promise<CanaryRun> => {
  const { now, wait } = world
  let seen = run
  while (!isSettled(seen, now()) && now().getTime() < until) {
    say(Math.max(0, Math.round((now().getTime() - run.sent.sentAt.getTime()) / 1000)))
    await wait(pauseMs)
    const ports = world.account(environment, AbortSignal.timeout(lookMs))
    seen = await lookFor(seen, { ports, environment, now: now() })
  }
  return seen
}

/**
 * Answers at once where no canary was asked for; else when it has come back, is known to be lost, which takes five minutes at most.
 * @param ask runs the command: the first time it sends the canary, from then on it looks for that one
 * @returns the last answer
 */
export const answeredWithCanary = async (
  ask: (memory: CanaryMemory) => Promise<Answer>,
  waiting: Waiting,
): Promise<Answer> => {
  const { now, wait, saved } = waiting.world
  const memory = ownMemory()
  const until = now().getTime() + patienceMs
  for (;;) {
    const answer = await ask(memory)
    const known = answer.facts?.canary
    const isOver = saved !== undefined || answer.settleSeconds === undefined || now().getTime() >= until
    if (known?.state !== 'known' || isOver) return answer
    const run = known.value
    if (!isSent(run)) await wait(pauseMs)
    else if (isSettled(run, now())) return answer
    else await memory.keep(await waitFor(run, until, waiting))
  }
}
