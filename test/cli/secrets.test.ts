import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld } from '../../sandbox/account/account.ts'
import { makeClock } from '../../sandbox/account/clock.ts'
import { botResources } from '../../sandbox/account/make_world.ts'
import type { World } from '../../sandbox/account/world.ts'
import { hidden } from '../../src/cli/hidden.ts'
import { privateKey } from '../doctor/fake-github.ts'
import { serveAccount } from './aws.ts'
import { otel } from './otel.ts'

let world: World
let served: Awaited<ReturnType<typeof serveAccount>>
let id: string

beforeEach(async () => {
  world = makeWorld({ clock: makeClock(new Date('2026-11-22T10:00:00Z')), secrets: '{"other":"stays"}' })
  id = botResources(world.production).secretId
  served = await serveAccount(world)
  allow('secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage')
})
afterEach(() => served.stop())

const allow = (...Action: string[]) => {
  const { roles, reader } = world.production
  roles.get(reader)?.statements.push({ Effect: 'Allow', Action, Resource: '*' })
}
const values = (): Record<string, unknown> => {
  const secret = world.production.secrets.get(id)
  const current = secret?.versions.find((version) => version.id === secret.labels.get('AWSCURRENT'))
  return JSON.parse(current?.value ?? '{}')
}
const secrets = (args: readonly string[], input = '', changed: Record<string, string> = {}) => {
  const { accessKeyId, secretAccessKey, sessionToken } = world.credentials
  const variables = {
    AWS_ENDPOINT_URL: served.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: 'us-east-1',
    CHATOPS_SECRET_ID: id,
    ...changed,
  }
  return otel(['secrets', ...args], variables, input)
}

const signing = 'signing-secret-0123456789'
const token = 'xoxb-0123456789-abcdefghij'

describe('otel secrets set', () => {
  it('puts a value from standard input into the secret, and leaves the rest as it is', async () => {
    const { status, out, err } = await secrets(['set', 'SLACK_BOT_TOKEN'], `${token}\n`)
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('Set: SLACK_BOT_TOKEN')
    expect(values()).toEqual({ other: 'stays', SLACK_BOT_TOKEN: token })
  })

  it('takes several values, one NAME=VALUE a line', async () => {
    const input = `SLACK_TEAM_ID=T0123,T0456\n\n# the app\nSLACK_APP_ID=A0123\n`
    const { status, out } = await secrets(['set', 'SLACK_APP_ID', 'SLACK_TEAM_ID', '--json'], input)
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'passed', set: ['SLACK_TEAM_ID', 'SLACK_APP_ID'], unchanged: [] })
    expect(values()).toMatchObject({ SLACK_TEAM_ID: 'T0123,T0456', SLACK_APP_ID: 'A0123' })
  })

  it('takes a private key as the file has it, and with \\n for its line breaks', async () => {
    expect((await secrets(['set', 'GITHUB_APP_PRIVATE_KEY'], privateKey)).status).toBe(0)
    expect(values()['GITHUB_APP_PRIVATE_KEY']).toBe(privateKey)
    const line = `GITHUB_APP_ID=12345\nGITHUB_APP_PRIVATE_KEY=${privateKey.trim().replaceAll('\n', '\\n')}\n`
    const again = await secrets(['set', 'GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY', '--json'], line)
    expect(JSON.parse(again.out)).toMatchObject({ set: ['GITHUB_APP_ID'], unchanged: ['GITHUB_APP_PRIVATE_KEY'] })
  })

  it('keeps the signing secret before a new one, and nothing where it is the same', async () => {
    await secrets(['set', 'SLACK_SIGNING_SECRET'], signing)
    const same = await secrets(['set', 'SLACK_SIGNING_SECRET', '--json'], signing)
    expect(JSON.parse(same.out)).toMatchObject({ set: [], unchanged: ['SLACK_SIGNING_SECRET'], keptPrevious: false })
    expect(values()).not.toHaveProperty('SLACK_SIGNING_SECRET_PREVIOUS')
    const { out } = await secrets(['set', 'SLACK_SIGNING_SECRET'], 'another-signing-secret')
    expect(out).toContain('stays good as SLACK_SIGNING_SECRET_PREVIOUS')
    expect(values()).toMatchObject({
      SLACK_SIGNING_SECRET: 'another-signing-secret',
      SLACK_SIGNING_SECRET_PREVIOUS: signing,
    })
  })

  it.each([
    ['no name', [], '', 'Which secret?'],
    ['an unknown name', ['SLACK_BOT_TOKN'], token, 'Did you mean SLACK_BOT_TOKEN?'],
    ['a name in small letters', ['slack-team-id'], 'T1', 'Did you mean SLACK_TEAM_ID?'],
    ['a value in place of a name', [token], '', 'The names that can be set'],
    ['a value on the command line', [`SLACK_BOT_TOKEN=${token}`], '', 'never stands on the command line'],
    ['an empty value', ['SLACK_BOT_TOKEN'], '\n', 'SLACK_BOT_TOKEN is empty'],
    ['a wrong form', ['SLACK_BOT_TOKEN'], 'xoxp-0123456789', 'another form than it should'],
    ['a wrong form in a list', ['SLACK_TEAM_ID'], 'T0123,nope-0123', 'another form than it should'],
    ['a key that is none', ['GITHUB_APP_PRIVATE_KEY'], 'nokey-0123456789', 'private key in PEM'],
    ['a line of another name', ['SLACK_APP_ID', 'SLACK_TEAM_ID'], 'GITHUB_TOKEN=abc0123', 'one NAME=VALUE a line'],
    ['a line too few', ['SLACK_APP_ID', 'SLACK_TEAM_ID'], 'SLACK_APP_ID=A0123', 'no value for SLACK_TEAM_ID'],
    ['a line twice', ['SLACK_APP_ID', 'SLACK_TEAM_ID'], 'SLACK_APP_ID=A1\nSLACK_APP_ID=A2', 'one NAME=VALUE a line'],
  ])('refuses %s, changes nothing and repeats no value', async (_what, names, input, sentence) => {
    const { status, out, err } = await secrets(['set', ...names], input)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
    expect(out + err).not.toMatch(/0123456789|nope-0123|abc0123/)
    expect(values()).toEqual({ other: 'stays' })
  })

  it('says which right is lacking, which secret is not there, and what holds no JSON', async () => {
    const { roles, reader } = world.production
    roles.get(reader)?.statements.pop()
    const denied = await secrets(['set', 'SLACK_BOT_TOKEN', '--json'], token)
    expect(denied.status).toBe(3)
    expect(JSON.parse(denied.out)).toMatchObject({ outcome: 'failed', reason: 'access_denied' })
    expect(denied.out).toContain('secretsmanager:PutSecretValue')
    const missing = await secrets(['set', 'SLACK_BOT_TOKEN'], token, { CHATOPS_SECRET_ID: 'nope' })
    expect([missing.status, missing.err]).toEqual([3, expect.stringContaining('There is no secret nope')])
    const version = world.production.secrets.get(id)?.versions[0]
    if (version !== undefined) version.value = 'xoxb-plain-text'
    const text = await secrets(['list'])
    expect([text.status, text.err]).toEqual([3, expect.stringContaining('does not hold a JSON object')])
    expect(text.err).not.toContain('xoxb-plain')
  })

  it('says what is missing without CHATOPS_SECRET_ID, and when AWS refuses the credentials', async () => {
    const { status, err } = await secrets(['list'], '', { CHATOPS_SECRET_ID: '' })
    expect([status, err]).toEqual([2, expect.stringContaining('CHATOPS_SECRET_ID is not set')])
    const refused = await secrets(['list'], '', { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' })
    expect([refused.status, refused.err]).toEqual([3, expect.stringContaining('did not accept the credentials')])
  })
})

describe('otel secrets list', () => {
  it('shows names, whether they are set, and when the secret was changed; no value', async () => {
    await secrets(['set', 'SLACK_SIGNING_SECRET'], signing)
    const { status, out } = await secrets(['list'])
    expect(status).toBe(0)
    expect(out).toMatch(/SLACK_SIGNING_SECRET {2,}yes/)
    expect(out).toMatch(/GITHUB_TOKEN {2,}no/)
    expect(out).toContain('2026-11-22T10:00:00Z')
    const json = await secrets(['list', '--json'])
    const { names, changedAt } = JSON.parse(json.out)
    expect(changedAt).toBe('2026-11-22T10:00:00.000Z')
    expect(names).toContainEqual({ name: 'SLACK_SIGNING_SECRET', set: true })
    expect(names).toContainEqual({ name: 'SLACK_SIGNING_SECRET_PREVIOUS', set: false })
    expect(out + json.out).not.toMatch(/signing-secret|stays/)
  })
})

describe('the hidden prompt', () => {
  const asked = async (typed: string, until?: RegExp) => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    let shown = ''
    output.on('data', (chunk: Buffer) => {
      shown += chunk
    })
    const answer = hidden('SECRET: ', { input, output }, until)
    input.write(typed)
    return { answer: await answer, shown }
  }

  it('takes a line and shows nothing of it', async () => {
    expect(await asked('xoxb-typed\n')).toEqual({ answer: 'xoxb-typed', shown: 'SECRET: \n' })
  })

  it('takes a pasted key to its last line', async () => {
    const { answer, shown } = await asked(`${privateKey}never read`, /^-----END /)
    expect(`${answer}\n`).toBe(privateKey)
    expect(shown).toBe('SECRET: \n')
  })

  it('is broken off by Ctrl-C', async () => {
    expect((await asked('half a sec\u0003')).answer).toBeUndefined()
  })
})
