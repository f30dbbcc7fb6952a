import { createServer, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** One request as it came in: its body is unpacked, and parsed where it is JSON. */
export type Received = { path: string; headers: IncomingMessage['headers']; body: unknown }

/** A local HTTP server that stands in for AWS or a gateway and keeps what it was sent. */
export type Recorder = {
  url: string
  received: Received[]
  /** From now on a request to a path is answered with this status. */
  answerWith(status: (path: string) => number): void
  stop(): Promise<void>
}

const read = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const packed = Buffer.concat(chunks)
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed
  return request.headers['content-type']?.includes('json') ? JSON.parse(body.toString()) : body
}

// Without the token the exporter takes a PutLogEvents for unfinished and sends it again: internal/aws/cwlogs/cwlog_client.go
// of collector-contrib v0.156.0. The two other members are PutTraceSegments' answer.
const answer = JSON.stringify({ nextSequenceToken: '1', UnprocessedTraceSegments: [] })

/** Starts the server on a free port of loopback; it answers every request with 200, until it is told otherwise. */
export const startRecorder = async (): Promise<Recorder> => {
  const received: Received[] = []
  let statusOf = (_path: string): number => 200
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    received.push({ path, headers: request.headers, body: await read(request) })
    response.writeHead(statusOf(path), { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
  const answerWith = (status: (path: string) => number) => {
    statusOf = status
  }
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${address.port}`, received, answerWith, stop }
}
