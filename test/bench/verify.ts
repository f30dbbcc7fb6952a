import { makeClock } from '../../sandbox/account/clock.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import type { FactName } from '../../src/diagnosis/facts/schemas.ts'
import { facts } from '../../src/diagnosis/facts.ts'
import { type Gathered, gather } from '../../src/diagnosis/gather.ts'
import { troubleshoot } from '../../src/diagnosis/troubleshoot.ts'
import { verify } from '../../src/diagnosis/verify.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { start } from '../ask.ts'
import { median } from './median.ts'

/** Milliseconds that each simulated AWS call takes; real ones take 20 to 100. */
const latency = 50

const { world, hooks } = simulated({ clock: makeClock(start) })
const account = makeAccounts({ now: world.clock.now, hooks })
const environment = completed(EnvironmentRow.parse(world.production.environment))
const { signal } = new AbortController()
const context = { ports: account(environment, signal), environment, now: world.clock.now(), signal }

// Pages as large as AWS has them: small ones are for finding bugs, not for timing.
for (const kind of Object.keys(world.production.pageSizes) as (keyof typeof world.production.pageSizes)[])
  world.production.pageSizes[kind] = 10_000

/** Simulated accounts in which troubleshoot is timed: a healthy one, and one whose log is full of errors. */
const broken = simulated({ clock: makeClock(start), faults: ['xray-access-denied'] })
for (const kind of Object.keys(broken.world.production.pageSizes) as (keyof typeof world.production.pageSizes)[])
  broken.world.production.pageSizes[kind] = 10_000
const brokenContext = {
  ...context,
  ports: makeAccounts({ now: broken.world.clock.now, hooks: broken.hooks })(environment, signal),
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Milliseconds that a fact takes by itself, when what it needs is known. */
const alone = async (name: FactName, known: Gathered): Promise<number> => {
  const { [name]: _asked, ...others } = known
  return timed(() => gather([name], context, others))
}

const chainOf = (name: FactName, own: ReadonlyMap<FactName, number>): number =>
  (own.get(name) ?? 0) + Math.max(0, ...(facts[name].needs as readonly FactName[]).map((need) => chainOf(need, own)))

/**
 * @returns milliseconds of a whole verify, of the longest chain of facts that need each other, each fetched alone,
 * and how many AWS calls the verify made; medians of so many runs
 */
export const verifyBench = async (runs: number) => {
  // The simulated latency does not keep a process alive by itself.
  const alive = setInterval(() => undefined, 1000)
  try {
    return await measured(runs)
  } finally {
    clearInterval(alive)
  }
}

/** @returns milliseconds and calls of a whole troubleshoot in a healthy and in a broken account; medians of so many runs. */
export const troubleshootBench = async (runs: number) => {
  const alive = setInterval(() => undefined, 1000)
  try {
    return {
      latency,
      healthy: await diagnosing(context, world, runs),
      broken: await diagnosing(brokenContext, broken.world, runs),
    }
  } finally {
    clearInterval(alive)
  }
}

const diagnosing = async (asked: typeof context, of: typeof world, runs: number) => {
  await troubleshoot(asked)
  of.latency = latency
  const walls: number[] = []
  let calls = 0
  for (let run = 0; run < runs; run += 1) {
    const before = of.calls.length
    walls.push(await timed(() => troubleshoot(asked)))
    calls = of.calls.length - before
  }
  return { wallMs: median(walls), calls }
}

const measured = async (runs: number) => {
  await verify(context)
  world.latency = latency
  const walls: number[] = []
  const chains: number[] = []
  let calls = 0
  for (let run = 0; run < runs; run += 1) {
    const before = world.calls.length
    walls.push(await timed(() => verify(context)))
    calls = world.calls.length - before
    const { facts: known } = await verify(context)
    const own = new Map<FactName, number>()
    for (const name of Object.keys(known) as FactName[]) own.set(name, await alone(name, known))
    chains.push(Math.max(...[...own.keys()].map((name) => chainOf(name, own))))
  }
  return { latency, calls, wallMs: median(walls), chainMs: median(chains) }
}
