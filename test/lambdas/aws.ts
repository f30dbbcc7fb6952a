import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'

const Attribute = z.looseObject({ S: z.string().optional(), N: z.string().optional() })
const Put = z.object({
  Item: z.record(z.string(), Attribute),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), Attribute).optional(),
})
const Get = z.object({ Key: z.object({ pk: Attribute }) })
const Send = z.object({
  MessageBody: z.string(),
  MessageGroupId: z.string().optional(),
  DelaySeconds: z.number().optional(),
})

type Row = Record<string, z.infer<typeof Attribute>>
type Reply = { status: number; body: object }

const refused = (type: string, more: object = {}): Reply => ({
  status: 400,
  body: { __type: `com.amazonaws#${type}`, message: type, ...more },
})

const put = (rows: Map<string, Row>, body: unknown): Reply => {
  const { Item, ConditionExpression, ExpressionAttributeValues } = Put.parse(body)
  const key = Item['pk']?.S ?? ''
  const held = rows.get(key)
  const now = Number(ExpressionAttributeValues?.[':now']?.N ?? 0)
  const isHeld = held !== undefined && !(Number(held['ttl']?.N) < now)
  if (ConditionExpression !== undefined && isHeld) return refused('ConditionalCheckFailedException', { Item: held })
  rows.set(key, Item)
  return { status: 200, body: {} }
}

/**
 * A loopback stand-in for the two services that the front door needs, over HTTP as AWS speaks it; every other service
 * answers AccessDenied, as an account would that grants the bot nothing.
 */
export const serveAws = async () => {
  const rows = new Map<string, Row>()
  const sent: z.infer<typeof Send>[] = []
  const asked: string[] = []
  const answer = (target: string, body: unknown): Reply => {
    if (target.endsWith('.PutItem')) return put(rows, body)
    if (target.endsWith('.GetItem')) {
      const Item = rows.get(Get.parse(body).Key.pk.S ?? '')
      return { status: 200, body: Item === undefined ? {} : { Item } }
    }
    if (!target.endsWith('.SendMessage')) return refused('AccessDeniedException')
    const message = Send.parse(body)
    sent.push(message)
    const MD5OfMessageBody = createHash('md5').update(message.MessageBody).digest('hex')
    return { status: 200, body: { MessageId: 'm', SequenceNumber: '1', MD5OfMessageBody } }
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const target = String(request.headers['x-amz-target'])
    asked.push(target)
    const text = Buffer.concat(chunks).toString()
    const { status, body } = answer(target, text.startsWith('{') ? JSON.parse(text) : {})
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}`, rows, sent, asked, stop }
}
