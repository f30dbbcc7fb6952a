import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyLimit, verify } from '../../src/slack/gate.ts'
import { now, secret, signature } from './signed.ts'

const body = Buffer.from('command=%2Fotel&text=verify')
const seconds = Math.floor(now.getTime() / 1000)

const ask = (
  changed: {
    headers?: Record<string, string | string[] | undefined>
    body?: Buffer
    secrets?: string[]
    timestamp?: string
  } = {},
) => {
  const timestamp = changed.timestamp ?? String(seconds)
  const headers = {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature(body, timestamp),
    ...changed.headers,
  }
  return verify({ body: changed.body ?? body, headers }, { now, secrets: changed.secrets ?? [secret] })
}
const refused = { ok: false, status: 401 }

describe('the gate', () => {
  it('lets in what Slack signed, whatever the case of its headers', () => {
    expect(ask()).toMatchObject({ ok: true })
    const headers = { 'X-Slack-Request-Timestamp': String(seconds), 'X-SLACK-SIGNATURE': signature(body) }
    expect(verify({ body, headers }, { now, secrets: [secret] })).toMatchObject({ ok: true })
  })

  it('lets in what was signed with the previous secret while it is being rotated, and nothing after', () => {
    expect(ask({ secrets: ['the-new-secret', secret] })).toMatchObject({ ok: true })
    expect(ask({ secrets: ['the-new-secret'] })).toEqual(refused)
  })

  it('refuses everything when it has no secret', () => {
    expect(ask({ secrets: [] })).toEqual(refused)
    expect(ask({ secrets: [''], headers: { 'x-slack-signature': signature(body, now, '') } })).toEqual(refused)
  })

  it('accepts exactly five minutes either way', () => {
    for (let away = -3600; away <= 3600; away += 1) {
      expect(ask({ timestamp: String(seconds + away) }).ok, `${away} s away`).toBe(Math.abs(away) <= 300)
    }
  })

  it.each(['1e9999', ` ${seconds}`, `${seconds} `, '0x6921', '-1', `${seconds}.5`, '', '9'.repeat(13), `${seconds}\n`])(
    'refuses the timestamp %j',
    (timestamp) => {
      expect(ask({ timestamp })).toEqual(refused)
    },
  )

  it('refuses every single changed bit of the digest', () => {
    const genuine = Buffer.from(signature(body).slice(3), 'hex')
    for (let bit = 0; bit < 256; bit += 1) {
      const forged = Buffer.from(genuine)
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(ask({ headers: { 'x-slack-signature': `v0=${forged.toString('hex')}` } })).toEqual(refused)
    }
  })

  it('refuses every single changed byte of the body', () => {
    for (let index = 0; index < body.length; index += 1) {
      const forged = Buffer.from(body)
      forged[index] = (forged[index] ?? 0) ^ 1
      expect(ask({ body: forged })).toEqual(refused)
    }
  })

  const genuine = signature(body)
  it.each([
    ['another version', genuine.replace('v0=', 'v1=')],
    ['no version', genuine.slice(3)],
    ['upper case', genuine.toUpperCase()],
    ['upper case digest', `v0=${genuine.slice(3).toUpperCase()}`],
    ['a truncated digest', genuine.slice(0, -1)],
    ['a longer digest', `${genuine}0`],
    ['two signatures joined by a gateway', `${genuine},${genuine}`],
    ['a trailing newline', `${genuine}\n`],
    ['base64', `v0=${Buffer.from(genuine.slice(3), 'hex').toString('base64')}`],
    ['not hexadecimal', `v0=${'z'.repeat(64)}`],
    ['nothing', ''],
  ])('refuses a signature with %s', (_, header) => {
    expect(ask({ headers: { 'x-slack-signature': header } })).toEqual(refused)
  })

  it('refuses repeated headers, even when both are right', () => {
    expect(ask({ headers: { 'X-Slack-Signature': genuine } })).toEqual(refused)
    expect(ask({ headers: { 'x-slack-signature': [genuine, genuine] } })).toEqual(refused)
    expect(ask({ headers: { 'X-Slack-Request-Timestamp': String(seconds) } })).toEqual(refused)
    expect(ask({ headers: { 'x-slack-signature': undefined } })).toEqual(refused)
  })

  it('refuses what is too large before it looks at the signature', () => {
    const large = Buffer.alloc(bodyLimit + 1, 'a')
    expect(ask({ body: large, headers: { 'x-slack-signature': signature(large, String(seconds)) } })).toEqual({
      ok: false,
      status: 413,
    })
    const whole = large.subarray(1)
    expect(ask({ body: whole, headers: { 'x-slack-signature': signature(whole, String(seconds)) } })).toMatchObject({
      ok: true,
    })
  })

  it('accepts no forgery and never throws', () => {
    const forged = fc.record({
      'x-slack-signature': fc.oneof(fc.string(), fc.stringMatching(/^v0=[0-9a-f]{64}$/)),
      'x-slack-request-timestamp': fc.oneof(fc.string(), fc.constant(String(seconds))),
    })
    fc.assert(
      fc.property(forged, fc.uint8Array({ maxLength: 200 }), (headers, bytes) => {
        expect(verify({ body: Buffer.from(bytes), headers }, { now, secrets: [secret] })).toEqual(refused)
      }),
      { numRuns: 5000 },
    )
  })
})
