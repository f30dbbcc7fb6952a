import { once } from 'node:events'
import { type ClientHttp2Session, connect } from 'node:http2'
import { exportRequest } from './spans.ts'

const path = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'
/** Milliseconds that an SDK waits for one export: OTEL_EXPORTER_OTLP_TIMEOUT's default. */
const timeout = 10_000

/** Sends one gRPC request. @returns whether the collector took it */
const taken = async (session: ClientHttp2Session, message: Buffer): Promise<boolean> => {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  })
  stream.setTimeout(timeout, () => stream.close())
  let status: unknown
  stream.on('trailers', (trailers) => {
    status = trailers['grpc-status']
  })
  // A collector that is at its limit answers with headers alone.
  stream.on('response', (headers) => {
    status ??= headers['grpc-status']
  })
  stream.on('error', () => undefined)
  stream.resume()
  stream.end(message)
  await once(stream, 'close')
  return status === '0'
}

/** Spans that the collector took and refused, and how long the load lasted. */
export type Load = { taken: number; refused: number; seconds: number }

type Clients = { url: string; clients: number; spans: number; seconds: number }

/** Resolves when it is time for the next request; it is not a wait for anything else. */
const until = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))

const withSessions = async <T>(url: string, count: number, use: (sessions: ClientHttp2Session[]) => Promise<T>) => {
  const sessions = Array.from({ length: count }, () => connect(url).on('error', () => undefined))
  try {
    return await use(sessions)
  } finally {
    for (const session of sessions) session.destroy()
  }
}

/** Sends `rate` spans a second, whatever the collector does: `clients` in turn, `spans` in each request. */
export const steady = ({ url, clients, spans, seconds, rate }: Clients & { rate: number }): Promise<Load> =>
  withSessions(url, clients, async (sessions) => {
    const message = exportRequest(spans)
    const requests = Math.round((rate * seconds) / spans)
    const begun = performance.now()
    const answers: Promise<boolean>[] = []
    for (let sent = 0; sent < requests; sent += 1) {
      await until(begun + (sent * spans * 1000) / rate)
      const session = sessions[sent % clients]
      if (session) answers.push(taken(session, message))
    }
    const good = (await Promise.all(answers)).filter(Boolean).length
    return { taken: good * spans, refused: (requests - good) * spans, seconds }
  })

/** Sends as much as the collector takes: each client its next request as soon as the one before it is answered. */
export const saturating = ({ url, clients, spans, seconds }: Clients): Promise<Load> =>
  withSessions(url, clients, async (sessions) => {
    const message = exportRequest(spans)
    const begun = performance.now()
    const load = { taken: 0, refused: 0 }
    const client = async (session: ClientHttp2Session) => {
      while (performance.now() - begun < seconds * 1000)
        load[(await taken(session, message)) ? 'taken' : 'refused'] += spans
    }
    await Promise.all(sessions.map(client))
    return { ...load, seconds: (performance.now() - begun) / 1000 }
  })
