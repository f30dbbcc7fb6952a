import { execFile } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hasCustomEndpoint, makeClients } from '../../src/adapters/aws/clients.ts'

const run = promisify(execFile)

/** An HTTP server on a free port that answers `{}` and keeps what it was asked. */
const listening = async () => {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return { asked, url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

/** Runs a few lines in a process of their own, with our adapters at hand. */
const inProcess = async (lines: string, variables: Record<string, string> = {}): Promise<string> => {
  const head = `
    import { makeClients } from '${new URL('../../src/adapters/aws/clients.ts', import.meta.url)}'
    import { accountPorts } from '${new URL('../../src/adapters/aws/account.ts', import.meta.url)}'
    const ports = accountPorts(makeClients({ region: 'us-east-1' }), { cluster: 'c', signal: AbortSignal.timeout(15000) })
  `
  const env = { PATH: process.env['PATH'], AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', ...variables }
  return (await run(process.execPath, ['--input-type=module', '--eval', head + lines], { env })).stdout
}

describe('clients', () => {
  it('are made once each, when first asked for, and prepared once', () => {
    class Odd {}
    class Even {}
    const prepared: object[] = []
    const clients = makeClients({ region: 'us-east-1', prepare: (client) => void prepared.push(client) })
    expect(prepared).toEqual([])
    expect(clients.of(Odd)).toBe(clients.of(Odd))
    expect(clients.of(Even)).not.toBe(clients.of(Odd))
    expect(prepared).toEqual([clients.of(Odd), clients.of(Even)])
  })

  it("send calls where the SDK's own variables say, each service's before the common one", async () => {
    const [common, xray, discovery] = [await listening(), await listening(), await listening()]
    const calls = `
      await ports.traces.recent({ source: 'xray', from: new Date(0), to: new Date(1000), limit: 1 })
      await ports.discovery.instances('otel-collector', 'agent-prod.local')
      await ports.alarms.withPrefix('agent-prod-')
    `
    await inProcess(calls, {
      AWS_ENDPOINT_URL: common.url,
      AWS_ENDPOINT_URL_XRAY: xray.url,
      AWS_ENDPOINT_URL_SERVICEDISCOVERY: discovery.url,
    })
    const places = [common, xray, discovery]
    for (const place of places) place.close()
    expect(places.map(({ asked }) => asked.length > 0)).toEqual([true, true, true])
    expect(xray.asked[0]?.url).toBe('/TraceSummaries')
    // Without a host prefix, or it would have asked data-127.0.0.1.
    expect(discovery.asked[0]?.headers['x-amz-target']).toMatch(/DiscoverInstances$/)
  })

  it('load no SDK package until a port is asked', async () => {
    const loaded = await inProcess(
      `
      import { registerHooks } from 'node:module'
      const seen = new Set()
      registerHooks({ resolve: (name, context, next) => { seen.add(name); return next(name, context) } })
      await ports.discovery.instances('a').catch(() => {})
      console.log(JSON.stringify([...seen].filter((name) => name.startsWith('@aws-sdk/client-'))))
    `,
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    )
    expect(JSON.parse(loaded)).toEqual(['@aws-sdk/client-servicediscovery'])
  })

  it('know a custom endpoint as the SDK does', () => {
    expect(hasCustomEndpoint({ AWS_ENDPOINT_URL_XRAY: 'http://127.0.0.1:1' })).toBe(true)
    expect(hasCustomEndpoint({ AWS_ENDPOINT_URL: '' })).toBe(false)
    const ignored = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
    expect(hasCustomEndpoint(ignored)).toBe(false)
  })
})
