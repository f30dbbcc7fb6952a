import { createServer, type ServerHttp2Stream } from 'node:http2'
import { listening } from './listening.ts'

/** What a server answers a call with: gRPC's status, or nothing at all, ever. */
export type Behaviour = { status: number; message?: string } | 'silent'

const refuse = (stream: ServerHttp2Stream, status: number, message: string): void =>
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(status), 'grpc-message': message },
    { endStream: true },
  )

/** An empty message: not compressed, of no length. Source: gRPC over HTTP2, "Length-Prefixed-Message". */
const accept = (stream: ServerHttp2Stream): void => {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true })
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
  stream.end(Buffer.alloc(5))
}

/** A server that speaks gRPC's framing; it answers each path (its last part) as it is told, and keeps what it was sent. */
export const serveGrpc = async (behaves: (service: 'traces' | 'metrics') => Behaviour) => {
  const received: { service: 'traces' | 'metrics'; body: Buffer }[] = []
  const server = createServer()
  server.on('stream', (stream, headers) => {
    const service = String(headers[':path']).includes('TraceService') ? 'traces' : 'metrics'
    const chunks: Buffer[] = []
    stream.on('error', () => undefined)
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
    stream.on('end', () => {
      received.push({ service, body: Buffer.concat(chunks) })
      const how = behaves(service)
      if (how === 'silent') return
      if (how.status === 0) accept(stream)
      else refuse(stream, how.status, how.message ?? '')
    })
  })
  return { ...(await listening(server)), received }
}
