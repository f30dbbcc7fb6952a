import { createServer } from 'node:http'

// Stands in for X-Ray, in a process of its own: counts documents, answers each call after the milliseconds of its first argument.
const answerMs = Number(process.argv[2] ?? 20)
let documents = 0
let calls = 0

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ documents, calls }))
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  if (request.url === '/TraceSegments') {
    documents += JSON.parse(Buffer.concat(chunks).toString()).TraceSegmentDocuments.length
    calls += 1
  }
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"UnprocessedTraceSegments":[],"nextSequenceToken":"1"}')
  }, answerMs)
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('disconnect', () => process.exit(0))
