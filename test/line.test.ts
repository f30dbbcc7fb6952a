import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, parseWords, wordsOf } from '../src/line.ts'

const known = [
  { name: 'errors', isFlag: true },
  { name: 'last', isFlag: false },
]

describe('a line as people type it', () => {
  it('is split at white space, also the kind that editors paste', () => {
    expect(wordsOf('  traces\u00a0agent-api\t--errors ')).toEqual(['traces', 'agent-api', '--errors'])
  })
  it('keeps quoted words together, straight or typographic', () => {
    expect(wordsOf('logs --grep "time out" “agent api” ‘x y’')).toEqual([
      'logs',
      '--grep',
      'time out',
      'agent api',
      'x y',
    ])
  })
  it('understands the dash that phones make of two', () => {
    expect(wordsOf('traces —errors –last 1h')).toEqual(['traces', '--errors', '--last', '1h'])
  })
  it('ends an open quote at the end', () => {
    expect(wordsOf('logs "never closed')).toEqual(['logs', 'never closed'])
  })
  it('keeps an apostrophe inside a word', () => {
    expect(wordsOf("logs --grep don't")).toEqual(['logs', '--grep', "don't"])
  })
  it('comes back as the same words after being written out for a button', () => {
    const word = fc.stringMatching(/^[a-z0-9 .:/_-]{0,20}$/).filter((text) => text === text.trim())
    const there = fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(wordsOf(lineOf(words))).toEqual(words)
    })
    fc.assert(there)
  })
})

describe('options', () => {
  it('are told from the words that belong to none', () => {
    expect(parseWords(['agent-api', '--errors', '--last', '3h', 'more'], known)).toEqual({
      ok: true,
      values: { errors: true, last: '3h' },
      rest: ['agent-api', 'more'],
    })
  })
  it.each([
    [['--nope'], 'unknownOption', '--nope'],
    [['--last'], 'missingValue', '--last'],
    [['--last', '--errors'], 'missingValue', '--last'],
    [['--errors=yes'], 'unexpectedValue', '--errors'],
    [['--last=1h', '--last', '2h'], 'repeated', '--last'],
    [['--__proto__', 'x'], 'unknownOption', '--__proto__'],
    [['--constructor'], 'unknownOption', '--constructor'],
  ])('%j is %s', (words, problem, name) => {
    expect(parseWords(words, known)).toEqual({ ok: false, problem, name })
  })
  it('never throw, whatever is typed', () => {
    const typed = fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      expect(() => parseWords(wordsOf(line), known)).not.toThrow()
    })
    fc.assert(typed)
  })
})
