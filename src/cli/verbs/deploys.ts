import { appendFileSync } from 'node:fs'
import { deployWorld } from '../../app/deploys.ts'
import { configFrom } from '../../config.ts'
import { type Claimed, claimDeploy } from '../../deploys/claim.ts'
import { type Ended, endDeploy } from '../../deploys/end.ts'
import { type Lock, ownerKey } from '../../deploys/record.ts'
import { PortError } from '../../ports.ts'
import { type DeployWords, verbWords } from '../../words/verbs.ts'
import { printJson } from '../print.ts'
import { ClaimOptions, EndOptions } from './deploy-options.ts'
import { optionsIn } from './options.ts'
import type { RunVerb, VerbContext } from './verb.ts'

type Answer = { status: number; json: Record<string, unknown>; said: readonly string[] }

const minute = 60_000

const lockedSaid = (lock: Lock, now: Date, words: DeployWords): string[] => {
  const age = words.minutes(Math.max(0, Math.round((now.getTime() - lock.since.getTime()) / minute)))
  return [
    words.locked(lock.environment, ownerKey(lock.owner), age, lock.reason),
    ...(lock.runUrl === undefined ? [] : [words.lockRun(lock.runUrl)]),
    ...(lock.until === undefined ? [] : [words.lockUntil(lock.until)]),
  ]
}

const lockJson = (lock: Lock, now: Date) => ({
  owner: ownerKey(lock.owner),
  ...(lock.by !== undefined && { by: ownerKey(lock.by) }),
  reason: lock.reason,
  since: lock.since,
  ageSeconds: Math.round((now.getTime() - lock.since.getTime()) / 1000),
  ...(lock.until !== undefined && { until: lock.until }),
  ...(lock.runUrl !== undefined && { runUrl: lock.runUrl }),
})

const claimAnswer = (claimed: Claimed, now: Date, words: DeployWords): Answer => {
  const { id, environment, sha, run } = claimed.record
  const about = { deploy: id, environment, sha }
  if (claimed.kind === 'claimed') {
    const json = { outcome: 'passed', claimed: true, reason: claimed.how, ...about, lock: lockJson(claimed.lock, now) }
    return { status: 0, json, said: [words.claimed[claimed.how](id, environment)] }
  }
  if (claimed.kind === 'elsewhere') {
    const json = { outcome: 'passed', claimed: false, reason: 'claimed_by_another_run', ...about, run }
    return { status: 0, json, said: [words.elsewhere(id, run?.url ?? '?')] }
  }
  const refused = { outcome: 'refused', claimed: false, reason: claimed.why, ...about }
  if (claimed.why !== 'locked') return { status: 2, json: refused, said: [words.refused[claimed.why](id)] }
  const json = { ...refused, lock: lockJson(claimed.lock, now) }
  return { status: 2, json, said: lockedSaid(claimed.lock, now, words) }
}

const endAnswer = (ended: Ended, id: string, words: DeployWords): Answer => {
  if (ended.kind === 'refused') {
    const json = { outcome: 'refused', ended: false, reason: ended.why, deploy: id }
    return { status: 2, json, said: [words.refused[ended.why](id)] }
  }
  const { environment, sha, ended: end } = ended.record
  const outcome = end?.outcome ?? 'failed'
  const isBefore = ended.kind === 'before'
  const reason = isBefore ? 'ended_before' : 'ended'
  const json = { ended: !isBefore, reason, deploy: id, environment, sha, as: outcome, lock: ended.lock }
  const lock = ended.lock === 'freed' ? words.freed(environment) : words.notOurs(environment)
  const said = [isBefore ? words.endedBefore(id, outcome) : words.ended[outcome](id), lock]
  return { status: 0, json: { outcome: 'passed', ...json }, said }
}

/** The workflow reads the claim from its step's outputs. Source: GitHub, "Workflow commands", setting an output. */
const output = (env: VerbContext['env'], { json }: Answer): void => {
  const file = env['GITHUB_OUTPUT']
  if (file !== undefined && file !== '' && 'claimed' in json) appendFileSync(file, `claimed=${json['claimed']}\n`)
}

type Asked = { context: VerbContext; words: DeployWords; args: readonly string[] }

const usage = (words: DeployWords, problem?: string): Answer => ({
  status: 2,
  json: { outcome: 'refused', reason: 'usage', answer: problem ?? words.usage },
  said: [...(problem === undefined ? [] : [problem]), words.usage],
})

const noTable = (said: string): Answer => ({
  status: 0,
  json: { outcome: 'passed', claimed: true, reason: 'no_table' },
  said: [said],
})

const worldOf = ({ context }: Asked) => {
  const { CHATOPS_TABLE: table, AWS_REGION: region } = configFrom({
    CHATOPS_TABLE: context.env['CHATOPS_TABLE'],
    AWS_REGION: context.env['AWS_REGION'],
  })
  return table === undefined ? undefined : deployWorld(table, region)
}

const claim = async (asked: Asked): Promise<Answer> => {
  const { words, args } = asked
  const given = optionsIn(args, { schema: ClaimOptions, words })
  if ('problem' in given) return usage(words, given.problem)
  const world = worldOf(asked)
  if (world === undefined) return noTable(words.noTable)
  const { id, environment, sha, ref, actor, attempt, ...run } = given.options
  const by = { kind: 'github', id: actor } as const
  const claiming = { id, environment, sha, ref, by, run: { id: run['run-id'], attempt, url: run['run-url'] } }
  return claimAnswer(await claimDeploy(claiming, world), world.now(), words)
}

const end = async (asked: Asked): Promise<Answer> => {
  const { words, args } = asked
  const given = optionsIn(args, { schema: EndOptions, lists: ['image'], words })
  if ('problem' in given) return usage(words, given.problem)
  const world = worldOf(asked)
  if (world === undefined) return noTable(words.noTableEnd)
  const { id, image: images, 'run-id': runId, 'config-sha256': configSha256, ...rest } = given.options
  return endAnswer(await endDeploy({ ...rest, id, runId, configSha256, images }, world), id, words)
}

const verbs = { claim, end }
const isVerb = (word: string | undefined): word is keyof typeof verbs =>
  word !== undefined && Object.hasOwn(verbs, word)

const answered = async (asked: Asked, verb: keyof typeof verbs): Promise<Answer> => {
  try {
    return await verbs[verb](asked)
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    const { reason, operation, detail } = error
    const said = asked.words.unreachable(asked.context.env['CHATOPS_TABLE'] ?? '', `${operation}: ${detail}`)
    return { status: 3, json: { outcome: 'failed', reason, answer: said }, said: [said] }
  }
}

/**
 * `otel deploys claim` and `otel deploys end`, for the workflow: one JSON object on standard output, sentences on
 * standard error, and `claimed=` among the step's outputs.
 * @returns 0 go on as `claimed` says, 2 refused, 3 the table could not be reached
 */
export const deploys: RunVerb = async (context) => {
  const words = verbWords[context.language].deploys
  const [, verb, ...args] = context.switches.rest
  const answer = isVerb(verb)
    ? await answered({ context, words, args }, verb)
    : usage(words, verb && words.notExpected(verb))
  const command = isVerb(verb) ? `deploys ${verb}` : 'deploys'
  output(context.env, answer)
  printJson({ schemaVersion: 1, command, environment: null, at: new Date().toISOString(), ...answer.json })
  process.stderr.write(`${answer.said.join('\n')}\n`)
  return answer.status
}
