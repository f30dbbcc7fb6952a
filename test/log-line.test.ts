import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, lineFrom } from '../src/log-line.ts'

const at = new Date('2026-01-01T00:00:00Z')
const read = (message: string, stream = 'agent/agent-api/0123456789abcdef') =>
  lineFrom({ id: '1', at, stream, message })

describe('a log line', () => {
  it.each([
    ['python-json-logger', '{"levelname":"WARNING","message":"slow","query":"x"}', 'warning', 'slow'],
    ['structlog', '{"level":"error","event":"boom","run_id":7}', 'error', 'boom'],
    ['zap', '{"level":"info","msg":"ready"}', 'info', 'ready'],
    ['log4j', '{"severity":"FATAL","message":"gone"}', 'critical', 'gone'],
    [
      'plain text',
      '2026-01-01 00:00:00,1 ERROR app.db connection lost',
      'error',
      '2026-01-01 00:00:00,1 ERROR app.db connection lost',
    ],
    ['text without a level', 'Listening on :8080', undefined, 'Listening on :8080'],
  ])('of %s has its level and message', (_logger, text, level, message) => {
    expect(read(text)).toMatchObject({ level, message })
  })
  it('keeps the fields beside level and message, and knows which are extra', () => {
    expect(read('{"level":"info","message":"m","run_id":7}')).toMatchObject({
      fields: { run_id: 7 },
      extra: true,
      json: true,
    })
    expect(read('{"level":"info","message":"m","timestamp":"t","name":"n"}').extra).toBe(false)
  })
  it('is told apart by service: its own field, else the container in the stream', () => {
    expect(read('{"message":"m","service.name":"from-field"}').service).toBe('from-field')
    expect(read('text').service).toBe('agent-api')
    expect(read('text', 'odd').service).toBe('odd')
  })
  it('that is not one whole JSON object is text', () => {
    for (const text of ['{"a":1', '[1,2]', '"x"', '2026 {"a":1}', 'null']) expect(read(text).json).toBe(false)
  })
  it('never throws', () => {
    const any = fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => read(text)).not.toThrow()
    })
    fc.assert(any)
  })
  it('has no level for a name that is none', () => {
    expect(levelOf('constructor')).toBeUndefined()
    expect(levelOf(30)).toBeUndefined()
  })
})
