import { describe, expect, it } from 'vitest'
import { missingAgentApi, startAgentApi } from './agent-api.ts'
import { sendLoad } from './load.ts'

const load = { ok: 2, failing: 1, invalid: 1, unknown: 1, slow: 0 }
const answered = { 201: 2, 500: 1, 422: 1, 404: 1 }

/** examples/agent-api alone, without any collector. */
describe.skipIf(missingAgentApi)(`agent-api${missingAgentApi ? ` (skipped: ${missingAgentApi})` : ''}`, () => {
  const ran = async (variables: Record<string, string>) => {
    const service = await startAgentApi(variables)
    const statuses = await sendLoad(service.url, load)
    const ended = await service.stop()
    return { statuses, ended, lines: service.lines().map(({ text }) => text) }
  }

  it('writes JSON lines with time, level, logger, message and fields of their own', async () => {
    const { statuses, ended, lines } = await ran({ OTEL_SDK_DISABLED: 'true' })
    expect([statuses, ended]).toEqual([answered, { status: 0, err: '' }])
    const parsed = lines.map((line) => JSON.parse(line))
    for (const line of parsed)
      expect(line).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
        level: expect.stringMatching(/^(INFO|WARNING|ERROR)$/),
        logger: expect.any(String),
        message: expect.any(String),
      })
    expect(parsed.find(({ message }) => message === 'POST /v1/runs 500')).toMatchObject({
      level: 'ERROR',
      'http.route': '/v1/runs',
      'http.response.status_code': 500,
      duration_ms: expect.any(Number),
    })
    // Nobody asks the disabled SDK for ids, and health checks are no news.
    expect(lines.filter((line) => /trace_id|health/.test(line))).toEqual([])
  })

  it('writes plain lines where LOG_FORMAT says so, from LOG_LEVEL up', async () => {
    const { lines } = await ran({ OTEL_SDK_DISABLED: 'true', LOG_FORMAT: 'text', LOG_LEVEL: 'ERROR' })
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([])
    expect(lines.filter((line) => / ERROR agent_api\.app POST \/v1\/runs 500$/.test(line))).toHaveLength(1)
    expect(lines.filter((line) => / (INFO|WARNING) /.test(line))).toEqual([])
  })

  it('serves without a collector, says in JSON what it could not send, and ends with success', async () => {
    const exporters = Object.fromEntries(['TRACES', 'METRICS', 'LOGS'].map((of) => [`OTEL_${of}_EXPORTER`, 'otlp']))
    const { statuses, ended, lines } = await ran({
      ...exporters,
      // Nothing listens on the port of discard; two seconds, so that the end need not be waited for.
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_TIMEOUT: '2',
    })
    expect([statuses, ended.status]).toEqual([answered, 0])
    const told = lines.map((line) => JSON.parse(line)).filter(({ logger }) => logger.startsWith('opentelemetry'))
    expect(told.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Failed to export|Transient error).*UNAVAILABLE/)]),
    )
  })
})
