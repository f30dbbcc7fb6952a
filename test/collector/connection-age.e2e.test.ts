import { once } from 'node:events'
import { type ClientHttp2Session, connect } from 'node:http2'
import { describe, expect, it } from 'vitest'
import { missingCollector, startCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'

const opened = async (url: string): Promise<ClientHttp2Session> => {
  const session = connect(url)
  await once(session, 'connect')
  return session
}

describe.skipIf(missingRenderer ?? missingCollector)('a connection to the collector', () => {
  it('is ended when it is old, and at once accepted anew', async () => {
    const collector = await startCollector({ config: renderCollector({ max_connection_age: '1s' }) })
    const patient = await startCollector({ config: renderCollector() })
    const lasting = await opened(patient.grpc)
    const old = await opened(collector.grpc)
    await once(old, 'goaway', { signal: AbortSignal.timeout(30_000) })
    expect(lasting.closed).toBe(false)
    const fresh = await opened(collector.grpc)
    for (const session of [old, fresh, lasting]) session.destroy()
    await collector.stop()
    await patient.stop()
  })
})
