import * as z from 'zod'
import type { Clock } from '../ports.ts'

/** Ids travel in run names, in rows' keys and on command lines, so they are one plain word. */
export const DeployId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
export const EnvironmentName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
export const Sha = z.string().regex(/^[0-9a-f]{40}$/)

/** Somebody, by the id of the place that knows them: a Slack user, or a GitHub login. */
const Who = z.object({ kind: z.enum(['slack', 'github']), id: z.string().min(1).max(100) })
export type Who = z.infer<typeof Who>

/** How a deploy can end. */
export const outcomes = ['succeeded', 'failed', 'cancelled'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * The states of one deploy. `intent` is written before the workflow is asked for, `ambiguous` when it is not known
 * whether that arrived, `running` from the claim of the run's first step on. Source: reference/security.md section 2.6.
 */
const states = ['requested', 'approved', 'intent', 'ambiguous', 'dispatched', 'running', ...outcomes] as const
export type State = (typeof states)[number]

/** A run of GitHub Actions; `attempt` counts its re-runs from 1. */
const Run = z.object({ id: z.string().regex(/^\d{1,20}$/), attempt: z.int().min(1), url: z.url() })
export type Run = z.infer<typeof Run>

/** What was put in place: digests by image name, and the hash of the collector's configuration. */
const Deployed = {
  configSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  images: z.record(z.string(), z.string()).default({}),
}

/**
 * One deploy from its request to its end; it is never deleted, since it is the history. What a newer version has added
 * to it goes through an older one unharmed.
 */
export const DeployRecord = z.looseObject({
  id: DeployId,
  environment: EnvironmentName,
  sha: Sha,
  ref: z.string().max(255).optional(),
  reason: z.string().max(500).optional(),
  /** Asked for in a chat, or by the run itself (a push, GitHub's own button). */
  origin: z.enum(['chat', 'workflow']),
  by: Who,
  approvedBy: Who.optional(),
  state: z.enum(states),
  requestedAt: z.coerce.date(),
  run: Run.optional(),
  claimedAt: z.coerce.date().optional(),
  ended: z
    .object({ at: z.coerce.date(), outcome: z.enum(outcomes), reason: z.string().max(500).optional() })
    .optional(),
  ...Deployed,
})
export type DeployRecord = z.infer<typeof DeployRecord>

/** What an environment runs since its last deploy that succeeded. */
export const LastDeployed = z.object({
  environment: EnvironmentName,
  id: DeployId,
  sha: Sha,
  at: z.coerce.date(),
  by: Who,
  ...Deployed,
})
export type LastDeployed = z.infer<typeof LastDeployed>

/** Who holds a lock: a deploy by its id, or a person. */
const Owner = z.union([z.object({ kind: z.literal('deploy'), id: DeployId }), Who])
export type Owner = z.infer<typeof Owner>

/** A lock on an environment. Past `until` it is free, whether or not its row still stands. */
export const Lock = z.object({
  environment: EnvironmentName,
  owner: Owner,
  /** Who stands behind a deploy's lock. */
  by: Who.optional(),
  reason: z.string().max(500),
  since: z.coerce.date(),
  until: z.coerce.date().optional(),
  runUrl: z.url().optional(),
})
export type Lock = z.infer<typeof Lock>

/** @returns the owner as one word, equal for equal owners. */
export const ownerKey = ({ kind, id }: Owner): string => `${kind}:${id}`

/** What claiming and ending need of the world. */
export type DeployWorld = { deploys: Deploys; now: Clock }

/** A record with the version that it was read at; a write names the version that it replaces. */
export type Versioned = { record: DeployRecord; version: number }

/**
 * The deploys' part of the bot's table. Every write is conditional, carries a token of its writer, and is read back
 * when it is refused, so that an answer that was lost does not look like somebody else's write. Fails with `PortError`.
 */
export type Deploys = {
  find(id: string): Promise<Versioned | undefined>
  /**
   * Writes a record over the version that was read (undefined: there was none).
   * @returns false when somebody else wrote meanwhile, and nothing was changed
   */
  write(record: DeployRecord, over: number | undefined): Promise<boolean>
  lockOf(environment: string): Promise<Lock | undefined>
  /** Takes or renews a lock. @returns undefined when it is held now, or the lock of another who holds it */
  takeLock(lock: Lock): Promise<Lock | undefined>
  /** Frees a lock if it is this owner's. @returns whether it was, or was free already */
  freeLock(environment: string, owner: Owner): Promise<boolean>
  deployed(environment: string): Promise<LastDeployed | undefined>
  /** Keeps what runs now, unless a later deploy is kept already. */
  keepDeployed(deployed: LastDeployed): Promise<void>
}
