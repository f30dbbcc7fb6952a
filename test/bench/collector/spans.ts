import { randomBytes } from 'node:crypto'

// Just enough of protobuf's encoding for an ExportTraceServiceRequest: field numbers of opentelemetry-proto, trace/v1/trace.proto.
const varint = (value: number): Buffer => {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}
const bytes = (field: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body])
}
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value))
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])
const fixed64 = (field: number, value: bigint): Buffer => {
  const body = Buffer.alloc(8)
  body.writeBigUInt64LE(value)
  return Buffer.concat([varint(field * 8 + 1), body])
}
const attribute = (field: number, key: string, value: string): Buffer =>
  bytes(field, text(1, key), bytes(2, text(1, value)))

// A server span as the stable HTTP conventions make it: eight attributes, about 500 bytes.
const attributes = {
  'http.request.method': 'GET',
  'http.route': '/agents/{agent_id}/steps',
  'http.response.status_code': '200',
  'url.scheme': 'http',
  'url.path': '/agents/4711/steps',
  'server.address': 'agent-api.agent-prod.local',
  'user_agent.original': 'python-httpx/0.28.1',
  'agent.id': 'planner-4711',
}

const span = (at: bigint): Buffer =>
  bytes(
    2,
    bytes(1, randomBytes(16)),
    bytes(2, randomBytes(8)),
    text(5, 'GET /agents/{agent_id}/steps'),
    number(6, 2),
    fixed64(7, at),
    fixed64(8, at + 12_000_000n),
    ...Object.entries(attributes).map(([key, value]) => attribute(9, key, value)),
  )

const resource = {
  'service.name': 'agent-api',
  'service.instance.id': '7c0cbd2e-1d0a-4f5e-9a0c-2f5d1f0f9a51',
  'telemetry.sdk.language': 'python',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.version': '1.44.0',
}

/** @returns a gRPC message that exports `count` spans of one service, with its five-byte header */
export const exportRequest = (count: number): Buffer => {
  const at = BigInt(Date.now()) * 1_000_000n
  const message = bytes(
    1,
    bytes(1, ...Object.entries(resource).map(([key, value]) => attribute(1, key, value))),
    bytes(2, bytes(1, text(1, 'bench')), ...Array.from({ length: count }, () => span(at))),
  )
  const header = Buffer.alloc(5)
  header.writeUInt32BE(message.length, 1)
  return Buffer.concat([header, message])
}
