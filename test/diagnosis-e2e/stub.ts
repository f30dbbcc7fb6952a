import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Certificate } from './certificate.ts'

/** An answer by HTTP, or none: nothing at all, a connection that is cut, something that is no HTTP. */
export type Answer =
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string | Buffer }
  | 'hang'
  | 'reset'
  | 'garbage'

/** What a service answers to each of its operations. */
export type Answers = (operation: string) => Answer

/** A local stand-in for a service of AWS or a gateway, and the operations that it was asked for. */
export type Stub = { url: string; port: number; asked: string[]; stop(): Promise<void> }

/** JSON 1.1 names the operation in a header, REST-JSON by its path. */
const operationOf = ({ headers, url = '' }: IncomingMessage): string => {
  const target = headers['x-amz-target']
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1)
  return url === '/TraceSegments' ? 'PutTraceSegments' : url
}

const give = (answer: Exclude<Answer, { status: number }>, socket: Socket): void => {
  if (answer === 'reset') socket.resetAndDestroy()
  if (answer === 'garbage') socket.end('220 mail.example.com ESMTP\r\n')
}

/** Starts the stub on a free port of loopback; with a certificate it speaks TLS. */
export const startStub = async (answers: Answers, certificate?: Certificate): Promise<Stub> => {
  const asked: string[] = []
  const listener: RequestListener = (request, response) => {
    const operation = operationOf(request)
    request.resume().on('end', () => {
      asked.push(operation)
      const answer = answers(operation)
      if (typeof answer === 'string') give(answer, request.socket)
      else response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  }
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const url = `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`
  return { url, port: address.port, asked, stop }
}
