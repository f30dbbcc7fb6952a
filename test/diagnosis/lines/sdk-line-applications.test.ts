import { expect, test } from 'vitest'
import { tellingPhrases } from '../../../src/diagnosis/facts/sayings.ts'
import { sdkLines } from '../../../src/diagnosis/lines/sdk-line.ts'

const at = new Date('2026-11-18T10:29:00Z')
const read = (message: string, stream = 'agent-api/agent-api/0123') =>
  sdkLines({ kinds: [{ stream, message, count: 3, firstAt: at, lastAt: at }], complete: true, readFrom: at })[0]

test.each([
  [
    'ERROR:x:Failed to export traces to collector:4317, error code: StatusCode.UNAVAILABLE, error details: Connection refused',
    'refused traces grpc collector:4317',
  ],
  ['Failed to export span batch code: 404, reason: Not Found', 'no_path traces http undefined'],
  ['Failed to export batch code: 404, reason: Not Found', 'no_path undefined http undefined'],
  ['Exception while exporting Log.', 'unknown logs undefined undefined'],
  [
    "requests.exceptions.ConnectionError: HTTPConnectionPool(host='jaeger', port=4318): Max retries exceeded with url: /v1/metrics (Caused by NameResolutionError(…))",
    'no_name metrics http jaeger:4318',
  ],
  [
    'SEVERE: Failed to export metrics. The request could not be executed. Error message: Failed to connect to localhost/[0:0:0:0:0:0:0:1]:4317',
    'refused metrics undefined localhost:4317',
  ],
  [
    'Failed to export logs. The request could not be executed. Error message: Connection refused: localhost/127.0.0.1:4317',
    'refused logs undefined localhost:4317',
  ],
  [
    '2026/02/19 02:42:02 traces export: context deadline exceeded: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 127.0.0.1:4317: connect: connection refused"',
    'refused traces grpc 127.0.0.1:4317',
  ],
  [
    'failed to upload metrics: Post "http://host.docker.internal:4318/v1/metrics": context deadline exceeded',
    'timed_out metrics http http://host.docker.internal:4318/v1/metrics',
  ],
  [
    '{"stack":"Error: connect ECONNREFUSED 127.0.0.1:4318","code":"ECONNREFUSED","address":"127.0.0.1","port":"4318","name":"Error"}',
    'refused undefined undefined 127.0.0.1:4318',
  ],
  [
    '{"level":"ERROR","message":"Failed to export traces to c:4317, error code: StatusCode.DEADLINE_EXCEEDED, error details: Deadline Exceeded","service":"web"}',
    'timed_out traces grpc c:4317',
  ],
])('an export that failed is read from %s', (message, expected) => {
  const { failure, signal, protocol, target } = read(message) ?? {}
  expect(`${failure} ${signal} ${protocol} ${target}`).toBe(expected)
})

test.each([
  'Failed to export report to ftp.example.com: Connection refused',
  'Failed to export metrics report: 500 Internal Server Error',
  'connect ECONNREFUSED 10.0.3.9:6379',
  'GET /orders/4317 200',
  '{"level":"ERROR","message":"rpc failed: 12 UNIMPLEMENTED: unknown service agents.v1.Planner"}',
  'Queue full, dropping job 81',
])('what others say is no export of an SDK: %s', (message) => {
  expect(read(message)).toBeUndefined()
})

test('a further attempt is not the end of it', () => {
  expect(
    read(
      'Transient error StatusCode.UNAVAILABLE encountered while exporting logs to c:4317, retrying in 0.87s. Error details: Connection refused',
    )?.final,
  ).toBe(false)
  expect(read('Failed to export logs to c:4317, error code: StatusCode.UNAVAILABLE')?.final).toBe(true)
})

test('the phrases to look for fit into one filter pattern', () => {
  // FilterLogEvents takes at most 1024 characters. Source: CloudWatch Logs API reference.
  expect(tellingPhrases.map((phrase) => `?"${phrase}"`).join(' ').length).toBeLessThanOrEqual(1024)
})
