import { describe, expect, it } from 'vitest'
import { canary } from '../../src/adapters/aws/canary.ts'
import { makeClients } from '../../src/adapters/aws/clients.ts'
import { failsWith } from '../contracts/fails.ts'

/** A Lambda that answers every invocation so. */
const lambda = (answer: { FunctionError?: string; Payload: string }) => {
  const asked: { input: unknown; options: unknown }[] = []
  const clients = makeClients({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    prepare: (client) =>
      Object.assign(client, {
        send: async (command: { input: unknown }, options: unknown) => {
          asked.push({ input: command.input, options })
          return { ...answer, Payload: new TextEncoder().encode(answer.Payload) }
        },
      }),
  })
  return { port: canary(clients, { signal: new AbortController().signal }), asked }
}

describe('the adapter to the canary', () => {
  it('waits longer than the function may take, so that its own answer comes first', async () => {
    const { port, asked } = lambda({ Payload: '{"version":1,"id":"a","recorded":true}' })
    await port.record('agent-prod-canary', { id: 'a', failed: true })
    expect(asked).toMatchObject([{ input: { FunctionName: 'agent-prod-canary' }, options: { requestTimeout: 18_000 } }])
  })

  it('takes a function that broke for an outage, and tells what it said', async () => {
    const payload = '{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 15.00 seconds"}'
    const { port } = lambda({ FunctionError: 'Unhandled', Payload: payload })
    const error = await failsWith('unavailable', port.send('agent-prod-canary', 'a'))
    expect(error.detail).toBe('Unhandled Sandbox.Timedout: Task timed out after 15.00 seconds')
  })

  it.each(['null', '{"statusCode":200}', 'not JSON', ''])(
    'does not take %j for the answer of a canary',
    async (Payload) => {
      const error = await failsWith('unsupported', lambda({ Payload }).port.send('some-function', 'a'))
      expect(error.detail).toContain('some-function')
    },
  )
})
