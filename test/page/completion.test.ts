import { describe, expect, test } from 'vitest'
import { choicesFor, firstActive } from '../../sandbox/page/completion.ts'

const commands = ['alarms', 'status', 'verify'].map((name) => ({ name, usage: `/otel ${name} [env]`, summary: name }))
const inserts = (text: string, opening = '/otel') => choicesFor(text, commands, opening).map(({ insert }) => insert)

describe('completion', () => {
  test.each([
    ['/', 3],
    ['/ot', 3],
    ['/otel ', 3],
    ['/otel v', 1],
    ['/OTEL V', 1],
    ['/otel verify', 1],
    ['/otel verify production', 0],
    ['/deploy', 0],
    ['hello /otel', 0],
    ['', 0],
  ])('offers for "%s" as many commands as it could become', (text, count) => {
    expect(inserts(text)).toHaveLength(count)
  })

  test('speaks of mentions in a thread', () => {
    expect(inserts('@otel st', '@otel')).toEqual(['@otel status'])
    expect(choicesFor('@', commands, '@otel')[0]?.usage).toBe('@otel alarms [env]')
  })

  test.each([
    ['/otel v', 0],
    ['/otel', -1],
    ['/otel verify', -1],
    ['hello', -1],
  ])('lets Enter complete "%s" only while it is not whole', (text, active) => {
    expect(firstActive(text, choicesFor(text, commands, '/otel'), '/otel')).toBe(active)
  })
})
