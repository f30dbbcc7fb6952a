import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSecretName, redact, registerSecret } from '../../src/slack/redact.ts'
import { clean, cleanBlock } from '../../src/slack/text.ts'
import { secrets } from './secrets.ts'

const contexts: Readonly<Record<string, (secret: string) => string>> = {
  alone: (secret) => secret,
  'in a sentence': (secret) => `could not connect with ${secret} after 3 tries`,
  'in a JSON log line': (secret) => JSON.stringify({ level: 'error', message: `failed: ${secret}`, code: 7 }),
  'in JSON inside JSON': (secret) => JSON.stringify({ log: JSON.stringify({ message: secret, code: 7 }) }),
  'as a JSON value between others': (secret) => JSON.stringify([secret, 'next']),
  'after a tab and before a newline': (secret) => `out\t${secret}\nnext line`,
  'between brackets': (secret) => `request (${secret}) refused`,
  coloured: (secret) => `\u001b[31m${secret}\u001b[0m`,
  'split by a colour': (secret) => `${secret.slice(0, -7)}\u001b[1m${secret.slice(-7)}`,
  'split by a colour in JSON': (secret) => `${secret.slice(0, -7)}\\u001b[1m${secret.slice(-7)}`,
  'split by a zero-width space': (secret) => `${secret.slice(0, 4)}\u200b${secret.slice(4)}`,
}

describe('redaction', () => {
  const cases = Object.entries(secrets).flatMap(([kind, { text, leak }]) =>
    Object.entries(contexts).map(([context, make]) => ({ kind, context, text: make(text), leak })),
  )

  it.each(cases)('hides $kind $context', ({ text, leak }) => {
    const cleaned = clean(text, 4000)
    expect(cleaned).not.toContain(leak)
    expect(cleaned).toContain('[redacted]')
    expect(cleanBlock(text)).not.toContain(leak)
  })

  it('redacts before it cuts, so that no beginning of a secret stays at the edge', () => {
    for (const { text, leak } of Object.values(secrets)) {
      for (let limit = 1; limit < text.length + 20; limit += 1) {
        expect(clean(`edge ${text}`, limit)).not.toContain(leak.slice(0, 8))
      }
    }
  })

  it('hides every registered secret, whatever form it has, also escaped', () => {
    registerSecret('plain "odd" value/of+ours')
    for (const form of [
      'plain "odd" value/of+ours',
      'plain \\"odd\\" value/of+ours',
      encodeURIComponent('plain "odd" value/of+ours'),
    ]) {
      expect(redact(`x ${form} y`)).toBe('x [redacted] y')
    }
    expect(redact(Buffer.from('plain "odd" value/of+ours').toString('base64'))).not.toContain('cGxhaW4')
  })

  it('hides a secret wherever random text stands around it', () => {
    const kinds = fc.constantFrom('githubToken', 'slackBotToken', 'awsAccessKey', 'slackWebhook')
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), kinds, fc.string({ maxLength: 60 }), (before, kind, after) => {
        const { text = '', leak = '?' } = secrets[kind] ?? {}
        expect(redact(`${before} ${text} ${after}`)).not.toContain(leak)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    'GET /users/42 200 in 12 ms, prompt_tokens: 55, max_tokens=1000',
    'trace 1-67891233-abcdef012345678912345678 span 53995c3f42cd8ad8',
    'sha 3f2504e04f8911d39a0c0305e82c3301a1b2c3d4 deployed',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:grafana-AbCdEf is not readable',
    'arn:aws:iam::123456789012:role/agent-prod-otel-collector is not authorized to perform xray:PutTraceSegments',
    'https://console.aws.amazon.com/ecs/v2/clusters/agent-prod-cluster/services?region=us-east-1',
    'http://otel-collector.agent-prod:4317 user@example.com 10.0.1.5:4317',
    'password: null, token: none, secret=true',
    'basic authentication failed, the bearer of this message knows',
    '2026-11-22T17:31:05.123Z ERROR exporter/awsxray Export failed {"kind": "exporter", "dropped_items": 12}',
    'otelcol_exporter_send_failed_spans{exporter="awsxray"} = 42',
    'AKIA is how access keys begin, and ghp_ is how tokens do',
  ])('leaves ordinary text alone: %s', (text) => {
    expect(clean(text)).toBe(text)
  })

  it('knows names of secrets, for fields whose name and value are shown apart', () => {
    for (const name of [
      'password',
      'DB_PASSWORD',
      'x-api-key',
      'githubToken',
      'Authorization',
      'SLACK_SIGNING_SECRET',
    ]) {
      expect(isSecretName(name)).toBe(true)
    }
    for (const name of ['tokens', 'level', 'password_age_days', 'secretary', 'key'])
      expect(isSecretName(name)).toBe(false)
  })
})

describe('hostile text', () => {
  const attacks = [
    ...[
      '://',
      'a:b@',
      '://a:b/',
      'eyJ',
      'eyJ.',
      'eyJaaaaaaaaaaaa.',
      'password=',
      '"password":"',
      '"password":["',
      '\\',
      '\u001b[',
    ],
    ...[
      '\u001b]',
      '=',
      '--',
      '-----BEGIN PRIVATE KEY',
      'bearer ',
      '--token ',
      '<password>',
      '[',
      '@',
      ' ',
      'AKIA',
      'xoxb-',
      'a',
    ],
    ...[
      'ghp_',
      '%3D',
      '\\u001b',
      'pass\\"',
      '`',
      'name:"',
      '{"name":"password","value":',
      '%20',
      'hooks.slack.com/',
      'gl',
    ],
  ]

  /** Of the processor, not of the clock: what else the machine does must not decide. */
  const milliseconds = (work: () => unknown): number => {
    const times = [1, 2, 3].map(() => {
      const start = process.threadCpuUsage()
      work()
      const { user, system } = process.threadCpuUsage(start)
      return (user + system) / 1000
    })
    return Math.min(...times)
  }

  it.each(attacks)('costs in proportion to its length: %j repeated', (attack) => {
    const small = attack.repeat(Math.ceil(16_384 / attack.length))
    const large = attack.repeat(Math.ceil(131_072 / attack.length))
    const [short, long] = [milliseconds(() => clean(small)), milliseconds(() => clean(large))]
    // Eight times the text: linear is about 8, quadratic 64; the floor keeps noise of a busy machine out.
    expect(long / Math.max(short, 1.5)).toBeLessThan(30)
  })
})
