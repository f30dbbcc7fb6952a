import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld } from '../../sandbox/account/account.ts'
import { makeClock } from '../../sandbox/account/clock.ts'
import { botResources } from '../../sandbox/account/make_world.ts'
import type { World } from '../../sandbox/account/world.ts'
import { serveAccount } from './aws.ts'
import { otel } from './otel.ts'

const folder = mkdtempSync(join(tmpdir(), 'otel-deploys-'))
afterAll(() => rmSync(folder, { recursive: true }))

let world: World
let served: Awaited<ReturnType<typeof serveAccount>>
beforeEach(async () => {
  world = makeWorld({ clock: makeClock(new Date()) })
  served = await serveAccount(world)
})
afterEach(() => served.stop())

const deploys = (args: readonly string[], changed: Record<string, string> = {}) => {
  const { accessKeyId, secretAccessKey, sessionToken } = world.credentials
  const variables = {
    AWS_ENDPOINT_URL: served.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: 'us-east-1',
    CHATOPS_TABLE: botResources(world.production).table,
    ...changed,
  }
  return otel(['deploys', ...args], variables)
}

const sha = 'a1'.repeat(20)
const url = (run: string) => `https://github.com/o/r/actions/runs/${run}`
const claim = (id: string, run = '1', more: readonly string[] = []) => [
  ...['claim', '--id', id, '--environment', 'production', '--sha', sha],
  ...['--run-id', run, '--run-url', url(run), '--actor', 'octocat', ...more],
]
const end = (id: string, outcome: string, more: readonly string[] = []) => [
  ...['end', '--id', id, '--environment', 'production', '--run-id', '1', '--outcome', outcome, ...more],
]

describe('otel deploys', () => {
  it('claims, ends and lets the next one in', async () => {
    const first = await deploys(claim('d-1', '1', ['--ref', 'main', '--attempt', '1']))
    expect(first.status).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({
      schemaVersion: 1,
      command: 'deploys claim',
      outcome: 'passed',
      claimed: true,
      reason: 'new',
      deploy: 'd-1',
      lock: { owner: 'deploy:d-1', by: 'github:octocat', runUrl: url('1') },
    })
    const again = await deploys(claim('d-1'))
    expect([again.status, JSON.parse(again.out).reason]).toEqual([0, 'again'])
    const images = ['--image', `bot=sha256:${'0'.repeat(64)}`, '--image', `agent/api=sha256:${'1'.repeat(64)}`]
    const ended = await deploys(end('d-1', 'succeeded', ['--config-sha256', 'c'.repeat(64), ...images]))
    expect([ended.status, JSON.parse(ended.out)]).toMatchObject([0, { ended: true, as: 'succeeded', lock: 'freed' }])
    const row = world.production.tables.get('otel-chatops')?.rows.get('["deployed:production"]')
    expect(JSON.parse(row?.['value']?.S ?? '{}')).toMatchObject({
      sha,
      configSha256: 'c'.repeat(64),
      images: { bot: `sha256:${'0'.repeat(64)}`, 'agent/api': `sha256:${'1'.repeat(64)}` },
    })
    expect(JSON.parse((await deploys(claim('d-2', '2'))).out)).toMatchObject({ claimed: true, reason: 'new' })
  })

  it('ends quietly when another run has the deploy, and says so among the outputs of the step', async () => {
    const file = join(folder, 'output')
    await deploys(claim('d-1'), { GITHUB_OUTPUT: file })
    const other = await deploys(claim('d-1', '2'), { GITHUB_OUTPUT: file })
    expect(other.status).toBe(0)
    expect(JSON.parse(other.out)).toMatchObject({ claimed: false, reason: 'claimed_by_another_run', run: { id: '1' } })
    expect(readFileSync(file, 'utf8')).toBe('claimed=true\nclaimed=false\n')
  })

  it('is refused while another holds the lock, with owner, reason, age and run', async () => {
    await deploys(claim('d-1'))
    const refused = await deploys(claim('d-2', '2'))
    expect(refused.status).toBe(2)
    expect(JSON.parse(refused.out)).toMatchObject({
      outcome: 'refused',
      claimed: false,
      reason: 'locked',
      lock: { owner: 'deploy:d-1', reason: 'deploy d-1', ageSeconds: expect.any(Number), runUrl: url('1') },
    })
    for (const part of ['deploy:d-1', '0 minutes', url('1')]) expect(refused.err).toContain(part)
    const chinese = await deploys(claim('d-3', '3'), { LANG: 'zh_CN.UTF-8' })
    expect(chinese.err).toContain('锁定')
  })

  it.each([
    ['an end without a claim', end('never', 'failed'), 'no_such_deploy'],
    ['an end by another run', [...end('d-1', 'failed').map((word) => (word === '1' ? '9' : word))], 'not_this_run'],
    ['another commit', claim('d-1').map((word) => (word === sha ? 'b2'.repeat(20) : word)), 'not_the_same'],
  ])('refuses %s', async (_what, args, reason) => {
    await deploys(claim('d-1'))
    const { status, out, err } = await deploys(args)
    expect([status, JSON.parse(out).reason]).toEqual([2, reason])
    expect(err).toMatch(/\S/)
  })

  it.each([
    ['no verb', [], 'otel deploys claim --id'],
    ['another verb', ['clame'], '"clame" is not expected'],
    ['a missing option', ['claim', '--id', 'x'], '--environment is missing'],
    ['an unknown option', [...claim('x'), '--force'], 'no option --force'],
    ['an option without a value', ['claim', '--id', '--sha', sha], '--id needs a value'],
    ['an option twice', [...claim('x'), '--id', 'y'], '--id may be given once'],
    ['a short commit', claim('x').map((word) => (word === sha ? 'a1b2c3' : word)), '--sha'],
    ['an id with a space', claim('a b'), '--id'],
    ['a run that is no number', claim('x', 'one'), '--run-id'],
    ['an image without a digest', end('x', 'failed', ['--image', 'bot=latest']), '--image: must be NAME=sha256'],
    ['an unknown outcome', end('x', 'done'), '--outcome'],
    ['a stray word', [...claim('x'), 'now'], '"now" is not expected'],
  ])('refuses %s', async (_what, args, sentence) => {
    const { status, out, err } = await deploys(args)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'refused', reason: 'usage' })
    expect(world.production.tables.get('otel-chatops')?.rows.size).toBe(0)
  })

  it('goes on without a bot, and says so', async () => {
    const file = join(folder, 'no-table')
    for (const args of [claim('d-1'), end('d-1', 'succeeded')]) {
      const { status, out, err } = await deploys(args, { CHATOPS_TABLE: '', GITHUB_OUTPUT: file })
      expect([status, JSON.parse(out)]).toMatchObject([0, { claimed: true, reason: 'no_table' }])
      expect(err).toContain('CHATOPS_TABLE is not set')
    }
    expect(readFileSync(file, 'utf8')).toContain('claimed=true\n')
  })

  it('is 3 when the table cannot be reached, is not there, or may not be used', async () => {
    const nowhere = await deploys(claim('d-1'), { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })
    expect([nowhere.status, JSON.parse(nowhere.out).reason]).toEqual([3, 'unavailable'])
    const missing = await deploys(claim('d-1'), { CHATOPS_TABLE: 'otel-chatops-nope' })
    expect([missing.status, JSON.parse(missing.out).reason]).toEqual([3, 'not_found'])
    const denied = await deploys(claim('d-1'), { CHATOPS_TABLE: 'elsewhere' })
    expect([denied.status, JSON.parse(denied.out).reason]).toEqual([3, 'access_denied'])
    expect(denied.err).toContain('elsewhere')
  })
})
