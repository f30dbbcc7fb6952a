import { PutTraceSegmentsCommand, XRayClient } from '@aws-sdk/client-xray'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { traces } from '../../../src/adapters/aws/traces.ts'
import type { TracesPlace } from '../traces.contract.ts'
import { patience } from './endpoint.ts'

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

/** One trace as the collector's exporter sends it: two segments, and a client call as a subsegment of its own document. */
const documents = (index: number, at: number): { id: string; documents: object[] } => {
  const id = `1-${hex(Math.floor(at), 8)}-${hex(index + 1, 24)}`
  const [web, call, api] = ['1', '2', '3'].map((kind) => `${kind}${hex(index, 15)}`)
  const failed = index === 7 ? { fault: true } : {}
  const http = { request: { method: 'GET', url: 'https://example.com/orders' } }
  return {
    id,
    documents: [
      { trace_id: id, id: web, name: 'agent-web', start_time: at, end_time: at + 0.4, http, ...failed },
      {
        trace_id: id,
        id: call,
        name: 'GET',
        type: 'subsegment',
        namespace: 'remote',
        parent_id: web,
        start_time: at + 0.1,
        end_time: at + 0.3,
      },
      {
        trace_id: id,
        id: api,
        name: 'agent-api',
        parent_id: call,
        start_time: at + 0.15,
        end_time: at + 0.25,
        ...failed,
      },
    ],
  }
}

/** Puts 30 traces, one each minute of the last half hour; the eighth failed. */
export const seedTraces = async (clients: Clients, now = new Date()): Promise<TracesPlace> => {
  const to = Math.floor(now.getTime() / 1000)
  const made = Array.from({ length: 30 }, (_, index) => documents(index, to - 1800 + index * 60 + 1))
  for (const trace of made) {
    const TraceSegmentDocuments = trace.documents.map((document) => JSON.stringify(document))
    await clients.of(XRayClient).send(new PutTraceSegmentsCommand({ TraceSegmentDocuments }))
  }
  return {
    traces: traces(clients, { signal: patience(), calls: 200 }),
    source: 'xray',
    from: new Date((to - 1800) * 1000),
    to: new Date(to * 1000),
    count: 30,
    failing: { id: made[7]?.id ?? '', spans: 3, services: ['agent-web', 'agent-api'] },
  }
}
