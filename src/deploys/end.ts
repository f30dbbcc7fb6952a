import { PortError } from '../ports.ts'
import type { DeployRecord, DeployWorld, LastDeployed, Outcome } from './record.ts'

const mostTries = 8

/** What a run says of how it ended. */
export type End = {
  id: string
  environment: string
  runId: string
  outcome: Outcome
  reason?: string | undefined
  configSha256?: string | undefined
  images: Readonly<Record<string, string>>
}

export type Ended =
  | { kind: 'ended'; record: DeployRecord; lock: 'freed' | 'not_ours' }
  /** It had ended otherwise before; that stands. */
  | { kind: 'before'; record: DeployRecord; lock: 'freed' | 'not_ours' }
  | { kind: 'refused'; why: 'no_such_deploy' }
  | { kind: 'refused'; why: 'not_the_same' | 'not_this_run'; record: DeployRecord }

const closed = (record: DeployRecord, { outcome, reason, configSha256, images }: End, at: Date): DeployRecord => ({
  ...record,
  state: outcome,
  ended: { at, outcome, ...(reason !== undefined && { reason }) },
  ...(configSha256 !== undefined && { configSha256 }),
  images: { ...record.images, ...images },
})

type Refused = Extract<Ended, { kind: 'refused' }>

const written = async (end: End, { deploys, now }: DeployWorld): Promise<Refused | { written: DeployRecord }> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await deploys.find(end.id)
    if (found === undefined) return { kind: 'refused', why: 'no_such_deploy' }
    const { record, version } = found
    if (record.environment !== end.environment) return { kind: 'refused', why: 'not_the_same', record }
    if (record.run?.id !== end.runId) return { kind: 'refused', why: 'not_this_run', record }
    if (record.ended !== undefined) return { written: record }
    const ended = closed(record, end, now())
    if (await deploys.write(ended, version)) return { written: ended }
  }
  throw new PortError('unavailable', 'dynamodb:PutItem', `The record of ${end.id} changes without end.`)
}

const lastOf = (record: DeployRecord, at: Date): LastDeployed => {
  const { environment, id, sha, by, configSha256, images } = record
  return { environment, id, sha, at, by, ...(configSha256 !== undefined && { configSha256 }), images }
}

/**
 * Closes the record of a deploy, keeps what runs now when it succeeded, and frees the lock if it is this deploy's.
 * Asked again it goes through the same steps, so that whatever a crash left undone is done.
 * @returns how it stands, or why this run may not close it
 */
export const endDeploy = async (end: End, world: DeployWorld): Promise<Ended> => {
  const { deploys } = world
  const result = await written(end, world)
  if ('kind' in result) return result
  const record = result.written
  if (record.ended?.outcome === 'succeeded') await deploys.keepDeployed(lastOf(record, record.ended.at))
  const isFree = await deploys.freeLock(end.environment, { kind: 'deploy', id: end.id })
  const kind = record.ended?.outcome === end.outcome ? 'ended' : 'before'
  return { kind, record, lock: isFree ? 'freed' : 'not_ours' }
}
