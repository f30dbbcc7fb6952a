import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answered } from '../../sandbox/account/answer.ts'
import type { World } from '../../sandbox/account/world.ts'

/** The services that speak JSON, by the prefix of their targets. */
const clientNames: Readonly<Record<string, string>> = {
  secretsmanager: 'SecretsManagerClient',
  DynamoDB_20120810: 'DynamoDBClient',
}

/** Dates travel as seconds since 1970. */

const dated = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime() / 1000
  if (Array.isArray(value)) return value.map(dated)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dated(each)]))
}

/**
 * The simulated account over HTTP, as AWS's JSON protocol has it: for whole commands of the terminal, in a process of
 * their own. Only Secrets Manager and DynamoDB.
 */
export const serveAccount = async (world: World) => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target']).split('.')
    const { authorization = '' } = request.headers
    const [, accessKeyId = '', region = ''] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(authorization) ?? []
    const context = { clientName: clientNames[prefix] ?? prefix, commandName: `${operation}Command` }
    const input = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
    try {
      const output = await answered(async () => ({ accessKeyId, region }), world, context, input)
      reply(200, dated(output) as object)
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'InternalError', message: String(error) }
      const item = error instanceof Error && 'Item' in error ? { Item: error.Item } : {}
      reply(400, { __type: name, message, ...item })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}`, stop }
}
