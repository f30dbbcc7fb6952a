import { describe, expect, it } from 'vitest'
import { claimDeploy } from '../../src/deploys/claim.ts'
import { endDeploy } from '../../src/deploys/end.ts'
import type { DeployRecord, Deploys, Lock } from '../../src/deploys/record.ts'
import type { Clock } from '../../src/ports.ts'

const start = new Date('2026-11-22T10:00:00Z')
const sha = 'a1'.repeat(20)
const run = (id: string, attempt = 1) => ({ id, attempt, url: `https://github.com/o/r/actions/runs/${id}` })
const by = { kind: 'github', id: 'octocat' } as const

/** @param makeDeploys deploys over one table, at the time that the clock says */
export const deploysContract = (makeDeploys: (now: Clock) => Deploys): void => {
  describe('deploys', () => {
    const at = (seconds: number): { deploys: Deploys; now: Clock } => {
      const now: Clock = () => new Date(start.getTime() + seconds * 1000)
      return { deploys: makeDeploys(now), now }
    }
    const record = (id: string, changed: Partial<DeployRecord> = {}): DeployRecord => ({
      id,
      environment: id,
      sha,
      origin: 'chat',
      by: { kind: 'slack', id: 'U0DEVELOPER' },
      state: 'intent',
      requestedAt: start,
      images: {},
      ...changed,
    })
    const lock = (environment: string, changed: Partial<Lock> = {}): Lock => ({
      environment,
      owner: { kind: 'deploy', id: 'd-1' },
      reason: 'deploy d-1',
      since: start,
      until: new Date(start.getTime() + 7200_000),
      ...changed,
    })
    const claim = (environment: string, { id = environment, runId = '1', attempt = 1 } = {}) => ({
      id,
      environment,
      sha,
      run: run(runId, attempt),
      by,
    })

    it('keep a record as it was written, with what a newer version has added to it', async () => {
      const { deploys } = at(0)
      const given = record('rec-kept', { approvedBy: { kind: 'slack', id: 'U2' }, run: run('7', 2), votes: 2 })
      expect(await deploys.write(given, undefined)).toBe(true)
      expect(await deploys.find('rec-kept')).toEqual({ record: given, version: 1 })
      expect(await deploys.find('rec-never')).toBeUndefined()
    })

    it('write a record only over the version that was read', async () => {
      const { deploys } = at(0)
      await deploys.write(record('rec-version'), undefined)
      expect(await deploys.write(record('rec-version', { state: 'cancelled' }), undefined)).toBe(false)
      expect(await deploys.write(record('rec-version', { state: 'dispatched' }), 1)).toBe(true)
      expect(await deploys.write(record('rec-version', { state: 'cancelled' }), 1)).toBe(false)
      expect(await deploys.find('rec-version')).toMatchObject({ record: { state: 'dispatched' }, version: 2 })
    })

    it('give a lock to one owner at a time, and to that one again', async () => {
      const { deploys } = at(0)
      const mine = lock('lock-one')
      const theirs = lock('lock-one', { owner: { kind: 'slack', id: 'U2' }, reason: 'frozen' })
      expect(await deploys.takeLock(mine)).toBeUndefined()
      expect(await deploys.takeLock(theirs)).toEqual(mine)
      expect(await deploys.takeLock(mine)).toBeUndefined()
      expect(await deploys.lockOf('lock-one')).toEqual(mine)
    })

    it('take a lock whose time is over as free, and one without an end as held', async () => {
      await at(0).deploys.takeLock(lock('lock-old'))
      const theirs = lock('lock-old', { owner: { kind: 'slack', id: 'U2' } })
      expect(await at(7200).deploys.takeLock(theirs)).toMatchObject({ owner: { id: 'd-1' } })
      expect(await at(7202).deploys.lockOf('lock-old')).toBeUndefined()
      expect(await at(7202).deploys.takeLock(theirs)).toBeUndefined()
      const { until: _until, ...endless } = lock('lock-endless', { owner: { kind: 'slack', id: 'U2' } })
      await at(0).deploys.takeLock(endless)
      expect(await at(999_999).deploys.takeLock(lock('lock-endless'))).toEqual(endless)
    })

    it('free a lock for its owner only', async () => {
      const { deploys } = at(0)
      const mine = lock('lock-free')
      await deploys.takeLock(mine)
      expect(await deploys.freeLock('lock-free', { kind: 'slack', id: 'd-1' })).toBe(false)
      expect(await deploys.lockOf('lock-free')).toEqual(mine)
      expect(await deploys.freeLock('lock-free', mine.owner)).toBe(true)
      expect(await deploys.freeLock('lock-free', mine.owner)).toBe(true)
      expect(await deploys.lockOf('lock-free')).toBeUndefined()
    })

    it('keep what was deployed last, whatever arrives late', async () => {
      const { deploys } = at(0)
      const last = (id: string, seconds: number) => ({
        environment: 'last-one',
        id,
        sha,
        by,
        at: new Date(start.getTime() + seconds * 1000),
        images: { bot: 'sha256:1' },
      })
      expect(await deploys.deployed('last-one')).toBeUndefined()
      await deploys.keepDeployed(last('newer', 60))
      await deploys.keepDeployed(last('older', 0))
      expect(await deploys.deployed('last-one')).toEqual(last('newer', 60))
    })

    it('give one deploy to exactly one of many runs that claim it together', async () => {
      const ids = Array.from({ length: 8 }, (_, index) => String(index + 1))
      const claims = await Promise.all(ids.map((runId) => claimDeploy(claim('one-deploy', { runId }), at(0))))
      expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['claimed', ...Array(7).fill('elsewhere')])
    })

    it('give one environment to exactly one of many deploys that claim it together', async () => {
      const ids = Array.from({ length: 8 }, (_, index) => `many-${index}`)
      const claims = await Promise.all(
        ids.map((id, index) => claimDeploy(claim('one-env', { id, runId: `${index}` }), at(0))),
      )
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
      const won = claims.find(({ kind }) => kind === 'claimed')
      for (const claimed of claims)
        if (claimed.kind === 'refused')
          expect(claimed).toMatchObject({ why: 'locked', lock: { owner: { kind: 'deploy', id: won?.record.id } } })
    })

    it('take a claim by the same run, and by a re-run of it, as success', async () => {
      expect(await claimDeploy(claim('same-run'), at(0))).toMatchObject({ kind: 'claimed', how: 'new' })
      expect(await claimDeploy(claim('same-run'), at(1))).toMatchObject({ kind: 'claimed', how: 'again' })
      const end = { id: 'same-run', environment: 'same-run', runId: '1', outcome: 'failed', images: {} } as const
      expect(await endDeploy(end, at(2))).toMatchObject({ kind: 'ended', lock: 'freed' })
      expect(await claimDeploy(claim('same-run'), at(3))).toMatchObject({ kind: 'refused', why: 'ended' })
      const rerun = claim('same-run', { attempt: 2 })
      expect(await claimDeploy(rerun, at(4))).toMatchObject({ kind: 'claimed', how: 'again' })
      // The first attempt wakes up late.
      expect(await claimDeploy(claim('same-run'), at(5))).toMatchObject({ kind: 'elsewhere' })
    })

    it('refuse a deploy while another holds the lock, and let it go on when that is free', async () => {
      await claimDeploy(claim('held', { id: 'first' }), at(0))
      const second = claim('held', { id: 'second', runId: '2' })
      const refused = await claimDeploy(second, at(60))
      expect(refused).toMatchObject({
        kind: 'refused',
        why: 'locked',
        record: { state: 'failed', ended: { reason: 'locked' } },
        lock: { owner: { kind: 'deploy', id: 'first' }, by, since: start, runUrl: run('1').url },
      })
      await endDeploy({ id: 'first', environment: 'held', runId: '1', outcome: 'succeeded', images: {} }, at(90))
      expect(await claimDeploy(second, at(120))).toMatchObject({ kind: 'claimed', how: 'again' })
    })

    it('let a crashed run hold an environment for two hours and no longer', async () => {
      await claimDeploy(claim('crashed', { id: 'crash' }), at(0))
      const next = claim('crashed', { id: 'after', runId: '2' })
      expect(await claimDeploy(next, at(7200))).toMatchObject({ kind: 'refused', why: 'locked' })
      expect(await claimDeploy(next, at(7202))).toMatchObject({ kind: 'claimed' })
      // The crashed run ends after all: it frees nothing that is not its own.
      const late = { id: 'crash', environment: 'crashed', runId: '1', outcome: 'failed', images: {} } as const
      expect(await endDeploy(late, at(7300))).toMatchObject({ kind: 'ended', lock: 'not_ours' })
      expect(await at(7301).deploys.lockOf('crashed')).toMatchObject({ owner: { id: 'after' } })
    })

    it.each(['intent', 'ambiguous', 'dispatched'] as const)(
      'adopt what the bot has made, in the state %s',
      async (state) => {
        const id = `adopt-${state}`
        await at(0).deploys.write(record(id, { state, approvedBy: { kind: 'slack', id: 'U2' } }), undefined)
        const claimed = await claimDeploy(claim(id), at(10))
        expect(claimed).toMatchObject({
          kind: 'claimed',
          how: 'adopted',
          record: {
            state: 'running',
            origin: 'chat',
            approvedBy: { id: 'U2' },
            run: run('1'),
            by: { id: 'U0DEVELOPER' },
          },
        })
        expect((await at(11).deploys.find(id))?.record).toEqual(claimed.record)
      },
    )

    it.each([
      ['requested', 'not_dispatched'],
      ['approved', 'not_dispatched'],
      ['cancelled', 'ended'],
    ] as const)('refuse what the bot has made and not dispatched, in the state %s', async (state, why) => {
      const ended = why === 'ended' ? { ended: { at: start, outcome: 'cancelled' as const } } : {}
      await at(0).deploys.write(record(`early-${state}`, { state, ...ended }), undefined)
      expect(await claimDeploy(claim(`early-${state}`), at(1))).toMatchObject({ kind: 'refused', why })
      expect(await at(2).deploys.lockOf(`early-${state}`)).toBeUndefined()
    })

    it('refuse another commit and another environment than the record names', async () => {
      await at(0).deploys.write(record('other'), undefined)
      const commit = { ...claim('other'), sha: 'b2'.repeat(20) }
      expect(await claimDeploy(commit, at(1))).toMatchObject({ kind: 'refused', why: 'not_the_same' })
      const environment = { ...claim('other'), environment: 'elsewhere' }
      expect(await claimDeploy(environment, at(1))).toMatchObject({ kind: 'refused', why: 'not_the_same' })
    })

    it('end as the run says: closed, kept as what runs now, and unlocked; once', async () => {
      const configSha256 = 'c'.repeat(64)
      await claimDeploy(claim('ending'), at(0))
      const end = { id: 'ending', environment: 'ending', runId: '1', configSha256, images: { bot: 'sha256:9' } }
      expect(await endDeploy({ ...end, runId: '2', outcome: 'succeeded' }, at(1))).toMatchObject({
        why: 'not_this_run',
      })
      const ended = await endDeploy({ ...end, outcome: 'succeeded', reason: 'verified' }, at(300))
      expect(ended).toMatchObject({
        kind: 'ended',
        lock: 'freed',
        record: { state: 'succeeded', ended: { outcome: 'succeeded', reason: 'verified' }, configSha256 },
      })
      const last = { id: 'ending', sha, by, configSha256, images: { bot: 'sha256:9' }, at: at(300).now() }
      expect(await at(301).deploys.deployed('ending')).toMatchObject(last)
      expect(await at(301).deploys.lockOf('ending')).toBeUndefined()
      expect(await endDeploy({ ...end, outcome: 'succeeded' }, at(400))).toMatchObject({ kind: 'ended' })
      expect(await endDeploy({ ...end, outcome: 'failed' }, at(400))).toMatchObject({ kind: 'before' })
      expect((await at(401).deploys.deployed('ending'))?.at).toEqual(at(300).now())
    })

    it('keep what ran before when a deploy fails or is cancelled', async () => {
      for (const outcome of ['failed', 'cancelled'] as const) {
        await claimDeploy(claim(outcome), at(0))
        await endDeploy({ id: outcome, environment: outcome, runId: '1', outcome, images: {} }, at(1))
        expect(await at(2).deploys.deployed(outcome)).toBeUndefined()
      }
    })

    it('refuse to end what there is no record of', async () => {
      const end = { id: 'nothing', environment: 'nothing', runId: '1', outcome: 'failed', images: {} } as const
      expect(await endDeploy(end, at(0))).toEqual({ kind: 'refused', why: 'no_such_deploy' })
    })
  })
}
