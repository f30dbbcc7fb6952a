import { PortError } from '../ports.ts'
import type { DeployRecord, DeployWorld, Lock, Run, State, Versioned, Who } from './record.ts'

/** Milliseconds that a run's lock lasts: no run takes longer, and a crash must not hold it for ever. */
const lockLife = 2 * 60 * 60_000
/** How a deploy ended that another's lock kept from beginning. */
const locked = 'locked'
/** Tries against others who write the same record; each loses only to a write that got through. */
const mostTries = 8

/** What a run says of itself when it claims a deploy. */
export type Claim = {
  id: string
  environment: string
  sha: string
  run: Run
  by: Who
  ref?: string | undefined
}

/** Why a run may not go on although nobody else runs this deploy. */
type Refusal =
  /** The record is of another commit or environment. */
  | 'not_the_same'
  /** Nobody has approved or dispatched it. */
  | 'not_dispatched'
  /** It has ended before this run began. */
  | 'ended'
  | 'locked'

export type Claimed =
  | { kind: 'claimed'; how: 'new' | 'adopted' | 'again'; record: DeployRecord; lock: Lock }
  /** Another run has this deploy; this one is to end quietly. */
  | { kind: 'elsewhere'; record: DeployRecord }
  | { kind: 'refused'; why: Exclude<Refusal, 'locked'>; record: DeployRecord }
  | { kind: 'refused'; why: 'locked'; record: DeployRecord; lock: Lock }

/** States in which the workflow may have been asked for, so that a run of it may come. */
const awaited: ReadonlySet<State> = new Set(['intent', 'ambiguous', 'dispatched'])

const judged = (
  record: DeployRecord,
  { environment, sha, run }: Claim,
): 'adopted' | 'again' | 'elsewhere' | Refusal => {
  if (record.environment !== environment || record.sha !== sha) return 'not_the_same'
  if (record.run !== undefined && record.run.id !== run.id) return 'elsewhere'
  // A later attempt has taken over from this one.
  if (record.run !== undefined && record.run.attempt > run.attempt) return 'elsewhere'
  if (awaited.has(record.state)) return 'adopted'
  if (record.run === undefined) return record.ended === undefined ? 'not_dispatched' : 'ended'
  // The same attempt does not begin anew what it has ended; a re-run does, and who only met a lock may ask again.
  const isRerun = record.run.attempt < run.attempt
  const mayGoOn = record.ended === undefined || record.ended.reason === locked || isRerun
  return mayGoOn ? 'again' : 'ended'
}

const made = ({ id, environment, sha, run, by, ref }: Claim, at: Date): DeployRecord => ({
  id,
  environment,
  sha,
  ...(ref !== undefined && { ref }),
  origin: 'workflow',
  by,
  state: 'running',
  requestedAt: at,
  run,
  claimedAt: at,
  images: {},
})

const taken = ({ ended: _ended, ...record }: DeployRecord, { run }: Claim, at: Date): DeployRecord => ({
  ...record,
  state: 'running',
  run,
  claimedAt: at,
})

const lockFor = ({ id, environment, run }: Claim, { by }: DeployRecord, at: Date): Lock => ({
  environment,
  owner: { kind: 'deploy', id },
  by,
  reason: `deploy ${id}`,
  since: at,
  until: new Date(at.getTime() + lockLife),
  runUrl: run.url,
})

type Own = { record: DeployRecord; version: number; how: 'new' | 'adopted' | 'again' }

/** Writes that this run has the deploy, before it takes the lock: a crash between the two leaves a record, not a lock. */
const own = async (claim: Claim, { deploys, now }: DeployWorld): Promise<Own | Claimed> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found: Versioned | undefined = await deploys.find(claim.id)
    const verdict = found === undefined ? 'new' : judged(found.record, claim)
    if (found !== undefined && verdict === 'elsewhere') return { kind: 'elsewhere', record: found.record }
    if (found !== undefined && (verdict === 'not_the_same' || verdict === 'not_dispatched' || verdict === 'ended'))
      return { kind: 'refused', why: verdict, record: found.record }
    const record = found === undefined ? made(claim, now()) : taken(found.record, claim, now())
    if (await deploys.write(record, found?.version))
      return { record, version: (found?.version ?? 0) + 1, how: verdict as Own['how'] }
  }
  throw new PortError('unavailable', 'dynamodb:PutItem', `The record of ${claim.id} changes without end.`)
}

/**
 * Gives a deploy to the run that asks: the first step of the workflow. The record is made when there is none, and
 * adopted when the bot made it; the environment's lock is taken for two hours.
 * @returns claimed, also when the same run asks again or is re-run; elsewhere when another run has it; refused
 */
export const claimDeploy = async (claim: Claim, world: DeployWorld): Promise<Claimed> => {
  const { deploys, now } = world
  const owned = await own(claim, world)
  if ('kind' in owned) return owned
  const { record, version, how } = owned
  const lock = lockFor(claim, record, now())
  const holder = await deploys.takeLock(lock)
  if (holder === undefined) return { kind: 'claimed', how, record, lock }
  const refused: DeployRecord = {
    ...record,
    state: 'failed',
    ended: { at: now(), outcome: 'failed', reason: locked },
  }
  // When this loses, somebody has already written what became of the deploy.
  await deploys.write(refused, version)
  return { kind: 'refused', why: 'locked', record: refused, lock: holder }
}
