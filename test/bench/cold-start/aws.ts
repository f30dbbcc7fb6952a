import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'

const Sent = z.object({ MessageBody: z.string() })

/** @returns what DynamoDB and SQS answer to a write that succeeds; SQS's client checks the MD5. */
const answerTo = (target: string, body: string): object => {
  if (!target.endsWith('.SendMessage')) return {}
  const { MessageBody } = Sent.parse(JSON.parse(body))
  return { MessageId: 'm', SequenceNumber: '1', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
}

/** A loopback stand-in for DynamoDB and SQS that accepts everything at once. @returns its URL and how many it queued. */
export const serveAws = async () => {
  const queued: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const target = String(request.headers['x-amz-target'])
    const body = Buffer.concat(chunks).toString()
    if (target.endsWith('.SendMessage')) queued.push(body)
    response
      .writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
      .end(JSON.stringify(answerTo(target, body)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, queued, stop: () => server.close() }
}
