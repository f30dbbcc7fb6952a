import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { faults } from '../../sandbox/faults/index.ts'
import { facts } from '../../src/diagnosis/facts.ts'
import { otel } from './otel.ts'

const folder = mkdtempSync(join(tmpdir(), 'otel-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the exit status', () => {
  it.each([
    [['verify', '--sandbox'], 0],
    [['verify', '--sandbox', '--fault', 'deploying'], 0],
    [['verify', '--sandbox', '--fault', 'stale-discovery'], 1],
    [['verify', '--sandbox', '--fault', 'stale-discovery', '--fault', 'read-denied'], 1],
    [['alarms', '--sandbox', '--fault=memory-limiter'], 1],
    [['verify', '--sandbox', '--fault', 'read-denied'], 3],
    [['traces', '--sandbox', '--fault', 'read-denied'], 3],
    [['traces', '--sandbox', '--id', '1-00000001-000000000000000000000001'], 3],
    [['verfy', '--sandbox'], 2],
    [['verify', 'nowhere', '--sandbox'], 2],
    [['verify', '--sandbox', '--fault', 'no-such-fault'], 2],
    [['verify', '--fault', 'stale-discovery'], 2],
    [['traces', '--sandbox', '--last', 'soon'], 2],
    [['status', '--sandbox', '--save'], 2],
    [['help'], 0],
  ])('of %j is %i', async (args, status) => {
    expect((await otel(args)).status).toBe(status)
  })
  it('is 3 when nothing answers at the endpoint', async () => {
    const nowhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
    const { status, out } = await otel(['verify', '--json'], nowhere)
    expect(status).toBe(3)
    const { hops, outcome } = JSON.parse(out)
    expect(outcome).toBe('unknown')
    expect(hops.slice(0, 7).map((hop: { status: string }) => hop.status)).toEqual(Array(7).fill('unknown'))
  })
})

describe('what is printed', () => {
  it('is plain text without colours when it is piped, the answer first', async () => {
    const { out, err } = await otel(['verify', '--sandbox'])
    expect(out.split('\n')[0]).toBe('✔ Telemetry flows in production: 7 hops passed')
    expect(out).not.toContain('\u001b')
    expect(err).toContain('Checking 9 hops of production …')
    expect(err).toContain('Simulated account')
  })
  it('is one JSON object with --json, also for a refusal', async () => {
    const answer = JSON.parse((await otel(['status', '--sandbox', '--json'])).out)
    expect(answer).toMatchObject({ schemaVersion: 1, command: 'status', environment: 'production', outcome: 'passed' })
    const refusal = JSON.parse((await otel(['status', 'nope', '--sandbox', '--json'])).out)
    expect(refusal).toMatchObject({ outcome: 'refused', reason: 'unknown_environment', command: 'status' })
  })
  it('is the same every time in the sandbox', async () => {
    const [first, second] = await Promise.all([
      otel(['traces', '--sandbox', '--json']),
      otel(['traces', '--sandbox', '--json']),
    ])
    expect(first.out).toBe(second.out)
  })
  it('is Chinese where the locale is', async () => {
    expect((await otel(['status', '--sandbox'], { LANG: 'zh_CN.UTF-8' })).out).toMatch(/[\u4e00-\u9fff]/)
  })
  it('is help with every command and verb when nothing is asked', async () => {
    const { out, status } = await otel([])
    expect(status).toBe(0)
    for (const word of [
      'verify',
      'traces',
      'metrics',
      'logs',
      'alarms',
      'status',
      'manifest',
      'schema',
      '--sandbox',
      '--facts FILE',
    ])
      expect(out).toContain(word)
  })
  it('lists every problem of a wrong configuration', async () => {
    const { status, err } = await otel(['verify'], { CHATOPS_ENVIRONMENTS: '[{"name":"X"}]', CHATOPS_LANGUAGE: 'fr' })
    expect(status).toBe(2)
    expect(err).toContain('2 problem(s)')
  })
})

describe('facts', () => {
  const file = join(folder, 'facts.json')
  it('are saved, and judged again without AWS, at their own time', async () => {
    const first = await otel(['verify', '--sandbox', '--fault', 'xray-access-denied', '--save', file, '--json'])
    expect(first.err).toContain('facts were written')
    const again = await otel(['verify', '--facts', file, '--json'])
    expect(again.status).toBe(1)
    expect(JSON.parse(again.out)).toEqual(JSON.parse(first.out))
  })
  it('hold no secret', async () => {
    await otel(['verify', '--sandbox', '--save', file])
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('OTEL_TRACES_EXPORTER')
    expect(text).not.toMatch(/AKIA[A-Z0-9]{16}|Bearer [A-Za-z0-9]/)
  })
  it.each([
    ['not JSON', '{', 'does not hold facts: JSON'],
    ['another shape', '{"schemaVersion":2}', 'does not hold facts'],
    [
      'an environment that is none',
      '{"schemaVersion":1,"environment":{"name":"X"},"at":"2026-01-01T00:00:00Z","facts":{}}',
      'lower case letters',
    ],
    [
      'an unknown fact',
      '{"schemaVersion":1,"environment":{"name":"production"},"at":"2026-01-01T00:00:00Z","facts":{"mars":{"state":"missing","reason":"no_data","detail":""}}}',
      'mars',
    ],
  ])('of %s are refused with a sentence', async (_what, text, sentence) => {
    const bad = join(folder, `bad-${text.length}.json`)
    writeFileSync(bad, text)
    const { status, err } = await otel(['verify', '--facts', bad])
    expect(status).toBe(2)
    expect(err).toContain(sentence)
  })
  it('are refused where nothing is judged from them, or the file is not there', async () => {
    expect((await otel(['traces', '--sandbox', '--facts', file])).err).toContain('takes neither --save nor --facts')
    expect((await otel(['verify', '--facts', join(folder, 'none.json')])).err).toContain('cannot be read')
  })
})

describe('the verbs of the terminal', () => {
  it('list every fault and every fact', async () => {
    const listed = JSON.parse((await otel(['faults', '--list', '--json'])).out)
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(faults.map(({ name }) => name))
    const known = JSON.parse((await otel(['facts', '--list', '--json'])).out)
    expect(known.map(({ name }: { name: string }) => name)).toEqual(Object.keys(facts))
    expect(known[0].schema).toHaveProperty('type', 'object')
  })
  it('print the JSON schema of an answer', async () => {
    const { out } = await otel(['schema', 'verify'])
    expect(JSON.stringify(JSON.parse(out))).toContain('"hops"')
    expect((await otel(['schema', 'verfy'])).err).toContain('Did you mean verify?')
  })
  it('print the manifest with Socket Mode, and with a URL the one for API Gateway', async () => {
    const local = parse((await otel(['manifest'])).out)
    expect(local.settings.socket_mode_enabled).toBe(true)
    expect(local.features.slash_commands[0]).not.toHaveProperty('url')
    const remote = parse((await otel(['manifest', '--url', 'https://abc.execute-api.us-east-1.amazonaws.com/'])).out)
    expect(remote.settings.socket_mode_enabled).toBe(false)
    const events = 'https://abc.execute-api.us-east-1.amazonaws.com/slack/events'
    expect(remote.features.slash_commands[0].url).toBe(events)
    expect(remote.settings.event_subscriptions.request_url).toBe(events)
    expect(remote.settings.interactivity.request_url).toBe(events)
    expect(remote.oauth_config.scopes).toEqual(local.oauth_config.scopes)
    expect((await otel(['manifest', '--url', 'http://plain.example'])).status).toBe(2)
  })
})
