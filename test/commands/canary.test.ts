import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { makeClock } from '../../sandbox/account/clock.ts'
import { changed } from '../../sandbox/account/state.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import { verify } from '../../src/commands/verify.ts'
import { planWords } from '../../src/dispatch.ts'
import { answerOf } from '../../src/envelope.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import type { CanaryRun } from '../../src/reads/canary.ts'
import { run } from '../../src/run.ts'
import { textOf } from '../../src/terminal/text.ts'
import { languages } from '../../src/words/words.ts'
import { start } from '../ask.ts'

const Evidence = z.object({
  text: z.string(),
  kind: z.string().optional(),
  status: z.string().optional(),
  command: z.string().optional(),
})
const Hops = z.object({
  hops: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      settlesAt: z.string().optional(),
      evidence: z.array(Evidence),
    }),
  ),
})

type Setting = { faults?: readonly string[]; row?: object }

/** A stack that is asked again and again by one request, its clock moved in between. */
const stack = ({ faults = [], row = {} }: Setting = {}) => {
  const clock = makeClock(start)
  const { world, hooks } = simulated({ clock, faults })
  const [first] = world.environments
  const environments = [completed(EnvironmentRow.parse({ ...first, ...row }))]
  const { signal } = new AbortController()
  let kept: CanaryRun | undefined
  const canary = {
    recall: async () => kept,
    keep: async (seen: CanaryRun) => {
      kept = seen
    },
  }
  const look = async (line = 'verify --canary', seconds = 0) => {
    clock.advance(seconds * 1000)
    const planned = planWords(line.split(' '), {
      config: { environments },
      words: languages.en,
      standard: 'production',
    })
    if (planned.kind !== 'run') throw new Error(`${line} is not run`)
    const ports = makeAccounts({ now: clock.now, hooks })(planned.environment, signal)
    const context = { words: languages.en, now: clock.now, signal, ports, canary, logContent: 'full' as const }
    const answer = await run(planned, { ...context, progress: () => {} })
    const { hops } = Hops.parse(JSON.parse(JSON.stringify(answer.json)))
    const hop = hops.find(({ id }) => id === 'canary')
    if (hop === undefined) throw new Error('there is no canary among the hops')
    const found = Object.fromEntries(hop.evidence.map(({ kind = '', status = '' }) => [kind, status]))
    const text = textOf(answer.card, { width: 160, colours: false, zone: 'UTC' })
    const backends = hops.find(({ id }) => id === 'backends')?.evidence.map(({ kind }) => kind)
    return { answer, hop, found, text, backends, bad: hop.evidence.filter(({ status }) => status !== 'passed') }
  }
  const invoked = () => world.calls.filter(({ service }) => service === 'lambda').length
  return { look, invoked, world }
}

describe('the canary in verify', () => {
  it('is not sent when nobody asks for it', async () => {
    const { look, invoked } = stack()
    expect((await look('verify')).hop).toMatchObject({ status: 'skipped', reason: 'not_asked' })
    expect((await look('verify --hops watching')).hop.status).toBe('skipped')
    expect(invoked()).toBe(0)
  })

  it.each(['verify --canary', 'verify --hops canary', 'verify --hops watching --canary'])(
    'is sent by %s',
    async (line) => {
      const { look, invoked } = stack()
      expect((await look(line)).hop.status).toBe('settling')
      expect(invoked()).toBe(1)
    },
  )

  it('shows DNS, TCP, both of OTLP and what came back, one by one, with the commands', async () => {
    const { look } = stack()
    const first = await look()
    expect(first.hop.evidence.map(({ text }) => text.split(':')[0])).toEqual([
      'DNS',
      'TCP',
      'OTLP, span',
      'OTLP, metric point',
      'The span is not in X-Ray yet, 0 s after it was sent',
      'The metric point is not in AgentTeam/production yet, 0 s after it was sent',
    ])
    for (const { command } of first.hop.evidence)
      expect(command).toMatch(/^aws lambda invoke --function-name agent-prod-canary/)
    expect(first.hop.evidence[0]?.command).toMatch(/aws xray batch-get-traces --trace-ids 1-[0-9a-f]{8}-[0-9a-f]{24}/)
  })

  it('is looked for again, and never sent twice, until both have come back', async () => {
    const { look, invoked } = stack()
    const first = await look()
    expect([first.hop.status, first.answer.outcome, first.answer.settleSeconds]).toEqual(['settling', 'passed', 20])
    expect(first.hop.settlesAt).toBe(new Date(start.getTime() + 300_000).toISOString())
    const second = await look('verify --canary', first.answer.settleSeconds)
    expect(second.found).toMatchObject({ canaryFound: 'passed', canaryWaiting: 'settling' })
    const third = await look('verify --canary', second.answer.settleSeconds)
    expect(third.hop.status).toBe('passed')
    expect(third.answer.settleSeconds).toBeUndefined()
    // The trace was there at the second look, and that is what is said of it ever after.
    expect(third.hop.evidence.map(({ text }) => text)).toContain('The span came back from X-Ray within 20 s')
    expect(third.text).toMatch(
      /Canary: DNS [\d.]+ ms, TCP [\d.]+ ms, OTLP [\d.]+ ms and [\d.]+ ms, both read back within 90 s/,
    )
    expect(invoked()).toBe(1)
  })

  it('needs no more looks than the worker gives it', async () => {
    const { look } = stack({ faults: ['emf-access-denied'] })
    let seconds: number | undefined = 0
    let looks = 0
    for (; seconds !== undefined && looks < 9; looks += 1)
      seconds = (await look('verify --hops canary', seconds)).answer.settleSeconds
    expect(looks).toBe(4)
  })

  it('that could not be sent is sent anew at the next look', async () => {
    const { look, invoked } = stack({ faults: ['memory-limiter'] })
    expect((await look('verify --hops canary')).hop.status).toBe('failed')
    await look('verify --hops canary', 30)
    expect(invoked()).toBe(2)
  })

  it('is judged from saved facts without being sent', async () => {
    const { look, invoked, world } = stack()
    const { answer } = await look()
    const planned = planWords(['verify'], {
      config: { environments: [completed(EnvironmentRow.parse(world.environments[0]))] },
      words: languages.en,
      standard: 'production',
    })
    if (planned.kind !== 'run') throw new Error('verify is not run')
    const { signal } = new AbortController()
    const ports = makeAccounts({ now: world.clock.now })(planned.environment, signal)
    const context = { words: languages.en, now: world.clock.now, signal, ports, logContent: 'full' as const }
    const replayed = await run(planned, { ...context, progress: () => {}, saved: answer.facts })
    expect(JSON.stringify(replayed.json['hops'])).toContain('canaryWaiting')
    expect(invoked()).toBe(1)
  })
})

/** For each fault: the evidence that is not green once nothing is waited for any more, and a piece of its text. */
const table: [fault: string, kind: string, proof: RegExp][] = [
  [
    'collector-stopped',
    'canaryStepFailed',
    /^DNS went wrong .*no address.*ENOTFOUND otel-collector\.agent-prod\.local/,
  ],
  ['stale-discovery', 'canaryStepFailed', /^TCP went wrong .*10\.0\.2\.13:4317/],
  [
    'memory-limiter',
    'canaryStepFailed',
    /^OTLP, span went wrong .*memory limiter .*data refused due to high memory usage/,
  ],
  ['xray-access-denied', 'canaryLost', /^The span was taken by the collector and is not in X-Ray 3\d\d s later/],
  [
    'emf-access-denied',
    'canaryLost',
    /^The metric point was taken by the collector and is not in AgentTeam\/production/,
  ],
  ['wrong-namespace', 'canaryLost', /^The metric point was taken/],
]

describe('the canary of a broken pipeline', () => {
  it.each(table)('with %s fails in the right step', async (fault, kind, proof) => {
    const { look } = stack({ faults: [fault] })
    await look('verify --hops canary')
    const { hop, bad, answer } = await look('verify --hops canary', 310)
    expect(bad.map((evidence) => evidence.kind)).toEqual([kind])
    expect(bad[0]?.text).toMatch(proof)
    expect([hop.status, answer.outcome]).toEqual(['failed', 'findings'])
  })

  it('is found in aws/spans where Transaction Search indexes hardly any trace', async () => {
    const { look } = stack({ faults: ['transaction-search'] })
    await look('verify --hops canary')
    const { hop } = await look('verify --hops canary', 100)
    expect(hop.status).toBe('passed')
    expect(hop.evidence.map(({ text }) => text)).toContain('The span came back from aws/spans within 100 s')
  })

  it('cannot tell where the function does not exist, or the environment has none', async () => {
    const missing = await stack({ row: { canaryFunction: 'somewhere-else' } }).look()
    // The right to invoke is bound to the function's own name, and AWS judges that first.
    expect(missing.hop).toMatchObject({ status: 'unknown', reason: 'access_denied' })
    const { look, world } = stack()
    world.production.functions.names.clear()
    expect((await look()).hop).toMatchObject({ status: 'unknown', reason: 'not_found' })
    const none = await stack({ row: { canaryFunction: null } }).look()
    expect(none.hop).toMatchObject({ status: 'unknown', reason: 'not_found' })
    expect(none.text).toContain('Could not read the canary: It does not exist.')
  })

  it('cannot tell what it may not read, and is not green for it', async () => {
    const { look } = stack({ faults: ['read-denied'] })
    await look('verify --hops canary')
    const { hop, found } = await look('verify --hops canary', 100)
    expect(hop).toMatchObject({ status: 'unknown', reason: 'access_denied' })
    expect(found).toMatchObject({ canaryUnread: 'unknown', canaryFound: 'passed' })
  })

  it('waits out a throttled reader instead of failing at once', async () => {
    const { look } = stack({ faults: ['throttled'] })
    await look('verify --hops canary')
    const { found, hop } = await look('verify --hops canary', 100)
    expect([hop.status, found['canaryWaiting']]).toEqual(['settling', 'settling'])
    expect((await look('verify --hops canary', 250)).found).toMatchObject({ canaryUnread: 'unknown' })
  })

  it('is not satisfied by the metric of a canary before it', async () => {
    const { look, world } = stack()
    await look('verify --hops canary', 30)
    const [sent] = world.production.functions.sent
    if (sent === undefined) throw new Error('none was sent')
    // The one before arrived in the same minute; this one never did.
    world.production.functions.sent = [{ ...sent, at: sent.at - 1000 }]
    expect((await look('verify --hops canary', 310)).found).toMatchObject({ canaryLost: 'failed' })
  })

  it('does not make a pipeline look alive in which no application sends anything', async () => {
    const { look, world } = stack()
    world.production.conditions.push({ kind: 'unsent', since: new Date(start.getTime() - 5 * 3_600_000) })
    changed(world.production)
    const silent = await look('verify --hops backends')
    await look('verify --hops canary')
    expect((await look('verify --hops canary', 100)).hop.status).toBe('passed')
    const after = await look('verify --hops backends')
    expect(after.backends).toEqual(silent.backends)
    expect(after.backends).toContain('metricsNone')
  })

  it.each(table.map(([fault]) => fault))('fits the schema of the answer with %s', async (fault) => {
    const { answer } = await stack({ faults: [fault] }).look('verify --hops canary')
    expect(answerOf(verify).safeParse(JSON.parse(JSON.stringify(answer.json))).error?.issues).toBeUndefined()
  })
})
