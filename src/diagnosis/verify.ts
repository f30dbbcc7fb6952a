import type { CheckContext } from './check.ts'
import { checks } from './checks/index.ts'
import type { FactContext } from './facts/fact.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import { type Hop, type HopId, hopIds, type Judgement, type Status } from './findings.ts'
import { type Gathered, gather } from './gather.ts'

/** Hops whose own work is not part of this version, with the reason that is shown. */
const notBuilt: Partial<Record<HopId, Hop['reason']>> = { delivery: 'not_built' }

/** Worst first. A hop that could not tell is not better than one that warns. */
const worst: readonly Status[] = ['failed', 'unknown', 'settling', 'warning', 'passed', 'skipped']

const worstOf = (found: readonly Status[]): Status => worst.find((status) => found.includes(status)) ?? 'unknown'

/**
 * @returns when the newest rollout or replaced task of the stack started; nothing settles without one. Tasks that come
 * and go while the service is short of them are no deployment.
 */
export const lastDeployment = (gathered: Gathered): Date | undefined => {
  const { services, collectorTasks } = gathered
  const times: (Date | undefined)[] = []
  if (services?.state === 'known')
    for (const { deployments } of services.value.services)
      times.push(...deployments.filter(({ status }) => status === 'PRIMARY').map(({ createdAt }) => createdAt))
  if (collectorTasks?.state === 'known') {
    const running = collectorTasks.value.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    const restarting = collectorTasks.value.some(({ lastStatus }) => lastStatus === 'STOPPED')
    if (!restarting) times.push(...running.map(({ startedAt }) => startedAt))
  }
  const known = times.flatMap((at) => at?.getTime() ?? [])
  return known.length === 0 ? undefined : new Date(Math.max(...known))
}

const settled = (
  judgement: Judgement,
  deployedAt: Date | undefined,
  now: Date,
): { judgement: Judgement; until?: Date } => {
  const { settlesWithin, status, settlesAt } = judgement
  if (settlesAt !== undefined) return { judgement, until: settlesAt }
  if (settlesWithin === undefined || deployedAt === undefined || status === 'passed') return { judgement }
  const until = new Date(deployedAt.getTime() + settlesWithin * 1000)
  return until > now ? { judgement: { ...judgement, status: 'settling' }, until } : { judgement }
}

/** A fact that is missing because another one is says the same twice. */
const isEcho = ({ detail }: Hop['missing'][number], missing: ReadonlyMap<FactName, Hop['missing'][number]>): boolean =>
  detail !== '' && [...missing.values()].some((each) => each.detail === detail)

const judgeHop = (id: HopId, gathered: Gathered, { explain, ...context }: CheckContext & { explain: boolean }): Hop => {
  const own = checks.filter(({ hop, explains }) => hop === id && (explain || explains !== true))
  const missing = new Map<FactName, Hop['missing'][number]>()
  const judgements = own.flatMap((check): Judgement[] => {
    const absent = (check.needs as FactName[]).flatMap((fact) => {
      const found = gathered[fact]
      return found?.state === 'missing' ? [{ fact, reason: found.reason, detail: found.detail }] : []
    })
    const [first] = absent
    if (first?.reason === 'not_found' && check.whenNotFound !== undefined) return check.whenNotFound(context)
    // What explains is welcome, and its absence changes no verdict.
    if (first !== undefined && check.explains !== true)
      for (const each of absent) if (!isEcho(each, missing)) missing.set(each.fact, each)
    if (first !== undefined || (check.needs as FactName[]).some((fact) => gathered[fact] === undefined)) return []
    const known = Object.fromEntries(
      ([...check.needs, ...(check.wants ?? [])] as FactName[]).flatMap((fact) => {
        const found = gathered[fact]
        return found?.state === 'known' ? [[fact, found.value]] : []
      }),
    ) as Partial<FactValues>
    return check.judge(known, context)
  })
  const deployedAt = lastDeployment(gathered)
  const all = judgements.map((judgement) => settled(judgement, deployedAt, context.now))
  const status = worstOf([
    ...all.map(({ judgement }) => judgement.status),
    ...(missing.size > 0 ? (['unknown'] as const) : []),
  ])
  const ends = all.flatMap(({ until }) => until?.getTime() ?? [])
  const reason =
    [...missing.values()][0]?.reason ?? all.find(({ judgement }) => judgement.status === status)?.judgement.reason
  return {
    id,
    status,
    ...(status === 'unknown' && { reason: reason ?? 'no_data' }),
    ...(status === 'settling' && ends.length > 0 && { settlesAt: new Date(Math.max(...ends)) }),
    judgements: all.map(({ judgement }) => judgement),
    missing: [...missing.values()],
  }
}

/** @returns the facts that those hops are judged on; with `explains` those that only say why a hop is not green. */
export const factsForHops = (ids: readonly HopId[], explains: boolean): FactName[] => [
  ...new Set(
    checks
      .filter(({ hop, explains: only }) => ids.includes(hop) && (only === true) === explains)
      .flatMap(({ needs, wants }) => [...needs, ...(wants ?? [])] as FactName[]),
  ),
]

const skipped = (id: HopId, reason: NonNullable<Hop['reason']>): Hop => ({
  id,
  status: 'skipped',
  reason,
  judgements: [],
  missing: [],
})

export type Verified = { hops: Hop[]; facts: Gathered }

/**
 * Follows the data hop by hop. First the facts for every hop, at once; then, for hops that are not green, the facts
 * that say why.
 * @param options.hops the hops that were asked for; the others are skipped
 * @param options.canary whether the canary is sent too, or looked for again
 * @param options.facts facts from a file; with them nothing is fetched
 * @returns a row for each hop and the facts that they were judged on
 */
export const verify = async (
  context: FactContext & { signal: AbortSignal },
  options: { hops?: readonly HopId[] | undefined; canary?: boolean | undefined; facts?: Gathered | undefined } = {},
): Promise<Verified> => {
  // A canary is sent only when it was asked for: it costs seconds and leaves a trace.
  const isSent = options.canary === true || (options.hops === undefined && options.facts?.canary !== undefined)
  const asked = hopIds.filter((id) => (id === 'canary' && isSent) || (options.hops?.includes(id) ?? id !== 'canary'))
  const built = asked.filter((id) => notBuilt[id] === undefined)
  const { environment, now } = context
  const first = options.facts ?? (await gather(factsForHops(built, false), context))
  const draft = built.map((id) => judgeHop(id, first, { environment, now, explain: false }))
  const red = draft.filter(({ status }) => status === 'failed').map(({ id }) => id)
  const facts =
    red.length === 0 || options.facts !== undefined ? first : await gather(factsForHops(red, true), context, first)
  const hops = hopIds.map((id): Hop => {
    if (!asked.includes(id)) return skipped(id, 'not_asked')
    const reason = notBuilt[id]
    if (reason !== undefined) return skipped(id, reason)
    return judgeHop(id, facts, { environment, now, explain: red.includes(id) })
  })
  return { hops, facts }
}
