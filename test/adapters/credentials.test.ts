import { describe, expect, it } from 'vitest'
import { credentialsOf } from '../../src/adapters/aws/credentials.ts'
import { type Answers, cannedMiddleware } from './canned.ts'

const start = new Date('2026-11-22T10:00:00Z')
const readRole = 'arn:aws:iam::222222222222:role/otel-chatops-read'

const assuming = (AssumeRole: Answers[string]) => {
  const { calls, middleware } = cannedMiddleware({ AssumeRole })
  let now = start
  const provide = credentialsOf({
    readRole,
    externalId: 'the-external-id',
    region: 'eu-west-1',
    now: () => now,
    base: { accessKeyId: 'AKIABASE', secretAccessKey: 'secret' },
    plugins: [{ applyToStack: (stack) => stack.add(middleware, { step: 'initialize', priority: 'high' }) }],
  })
  if (provide === undefined) throw new Error('a role was named')
  const at = (minutes: number) => {
    now = new Date(start.getTime() + minutes * 60_000)
  }
  return { calls, provide, at }
}

const hour = (_: unknown, call: number) => ({
  Credentials: {
    AccessKeyId: `ASIA${call}`,
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: new Date(start.getTime() + call * 3_600_000),
  },
})

describe('credentials of a read role', () => {
  it('are assumed once with the external id, however many ask together', async () => {
    const { calls, provide } = assuming(hour)
    const all = await Promise.all([provide(), provide(), provide()])
    expect(all.map(({ accessKeyId }) => accessKeyId)).toEqual(['ASIA1', 'ASIA1', 'ASIA1'])
    const input = { RoleArn: readRole, ExternalId: 'the-external-id', RoleSessionName: 'otel-chatops' }
    expect(calls.map((call) => call.input)).toEqual([expect.objectContaining(input)])
  })

  it('are assumed again shortly before they end', async () => {
    const { provide, at } = assuming(hour)
    await provide()
    at(54)
    expect((await provide()).accessKeyId).toBe('ASIA1')
    at(56)
    expect((await provide()).accessKeyId).toBe('ASIA2')
  })

  it('fail in our words, and are asked for again the next time', async () => {
    const denied = Object.assign(new Error('User is not authorized to perform: sts:AssumeRole'), {
      name: 'AccessDenied',
    })
    const { provide } = assuming((input, call) => (call === 1 ? denied : hour(input, call)))
    await expect(provide()).rejects.toMatchObject({ reason: 'access_denied', operation: 'sts:AssumeRole' })
    expect((await provide()).accessKeyId).toBe('ASIA2')
  })

  it("are the process's own where no role is named", () => {
    expect(credentialsOf({ region: 'us-east-1', now: () => start })).toBeUndefined()
  })
})
