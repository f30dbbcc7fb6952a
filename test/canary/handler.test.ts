import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { canaryConfig } from '../../src/canary/config.ts'
import { canaryHandler } from '../../src/canary/handler.ts'
import { serveGrpc } from './grpc-server.ts'
import { listening } from './listening.ts'

const variables = { CANARY_NAMESPACE: 'AgentTeam/production/Canary', CANARY_ENVIRONMENT: 'production' }
const at = new Date('2026-11-25T10:00:00Z')

const canary = (port: number) => {
  const lines: Record<string, unknown>[] = []
  const config = canaryConfig({ ...variables, CANARY_ENDPOINT: `http://127.0.0.1:${port}` })
  const handler = canaryHandler(config, { write: (line) => void lines.push(JSON.parse(line)), now: () => at })
  return { handler, lines }
}

describe('the canary function', () => {
  it('writes how a round ended as a metric of the stack’s own account', async () => {
    const { handler, lines } = canary(4317)
    const event = { version: 1, kind: 'record', id: 'canary-1', failed: 1, readBackMs: 1234 }
    expect(await handler(event)).toEqual({ version: 1, id: 'canary-1', recorded: true })
    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: at.getTime(),
          CloudWatchMetrics: [
            {
              Namespace: 'AgentTeam/production/Canary',
              Dimensions: [[]],
              Metrics: [
                { Name: 'Failed', Unit: 'Count' },
                { Name: 'ReadBack', Unit: 'Milliseconds' },
              ],
            },
          ],
        },
        id: 'canary-1',
        Failed: 1,
        ReadBack: 1234,
      },
    ])
  })

  it('says in its log what it sent, and how long that took as a metric', async () => {
    const { port, stop } = await serveGrpc(() => ({ status: 0 }))
    const { handler, lines } = canary(port)
    await handler({ version: 1, kind: 'send', id: 'canary-2' }).finally(stop)
    expect(lines.map(({ event }) => event)).toEqual(['canary_sent', undefined])
    expect(lines[1]).toMatchObject({ id: 'canary-2', Send: expect.any(Number) })
  })

  it('claims no time for a sending that failed', async () => {
    const { port, stop } = await listening(createServer())
    await stop()
    const { handler, lines } = canary(port)
    await handler({ version: 1, kind: 'send', id: 'canary-3' })
    expect(lines.map(({ event }) => event)).toEqual(['canary_sent'])
  })

  it('throws for an event that is not one of its own', async () => {
    const { handler, lines } = canary(4317)
    await expect(handler({ version: 1, kind: 'burn' })).rejects.toThrow()
    await expect(handler({ version: 1, kind: 'send', id: 'no spaces here' })).rejects.toThrow()
    expect(lines).toEqual([])
  })

  it('says which of its variables are missing or wrong, all at once', () => {
    const wrong = () =>
      canaryConfig({ CANARY_ENDPOINT: 'otel-collector:4317', CANARY_NAMESPACE: variables.CANARY_NAMESPACE })
    expect(wrong).toThrow(/CANARY_ENDPOINT[\s\S]*CANARY_ENVIRONMENT/)
  })
})
