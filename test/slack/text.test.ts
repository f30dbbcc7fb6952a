import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, cleanBlock } from '../../src/slack/text.ts'

describe('text from outside', () => {
  it('loses terminal colours, raw and as JSON writes them', () => {
    expect(clean('\u001b[31mfailed\u001b[0m to export')).toBe('failed to export')
    expect(clean('\\u001b[1;31mfailed\\u001b[0m to export')).toBe('failed to export')
    expect(clean('\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007')).toBe('link')
  })

  it('loses what is not seen but changes what is read', () => {
    expect(clean('safe\u202egnp.exe')).toBe('safegnp.exe')
    expect(clean('pro\u200bduc\u00adtion\ufeff')).toBe('production')
    expect(clean('bell\u0007 and null\u0000')).toBe('bell and null')
  })

  it('is one line with single spaces', () => {
    expect(clean('  one\r\n\ttwo\u2028three  ')).toBe('one two three')
  })

  it('keeps lines and indentation when it is shown preformatted, but no fence', () => {
    expect(cleanBlock('\nfirst\r\n\tsecond\n```\n')).toBe("first\n  second\n'''")
  })

  it('says that it was cut, and never cuts a character in half', () => {
    expect(clean('abcdef', 4)).toBe('abc…')
    expect(clean('abcdef', 6)).toBe('abcdef')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = clean(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        expect(short.isWellFormed()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves ordinary words alone in any script', () => {
    const text = '收集器 outage: 5 > 3 & 2 < 4, naïve café 🚀 *not bold* <!channel>'
    expect(clean(text)).toBe(text)
  })

  it('is the same when it is cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = clean(text)
        expect(clean(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})
