import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { code, link, say, strong } from '../../src/rich.ts'
import { textOf } from '../../src/terminal/text.ts'
import { wrapped } from '../../src/terminal/wrap.ts'
import { ask } from '../ask.ts'

const screen = { width: 60, colours: false, zone: 'Asia/Shanghai' }

describe('text for a terminal', () => {
  it('shows times in the reader’s own zone', () => {
    const headline = say`at ${new Date('2026-01-02T20:00:00Z')}`
    expect(textOf({ mark: 'quiet', headline, parts: [] }, screen)).toBe('at 04:00:00\n')
  })
  it('is no wider than the screen, in either language', () => {
    const rows = [
      {
        mark: 'failed' as const,
        title: say`${strong('导出')}`,
        details: [say`${'采集器在最近十五分钟内没有收到任何数据，'.repeat(5)}`, say`${'some words '.repeat(20)}`],
      },
    ]
    const text = textOf({ mark: 'failed', headline: say`x`, parts: [{ kind: 'rows', rows }] }, screen)
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60)
    expect(text.split('\n').length).toBeGreaterThan(5)
  })
  it('lines up columns of wide characters', () => {
    const rows = [
      [say`${'服务'}`, say`1`],
      [say`${'ab'}`, say`2`],
    ]
    const lines = textOf(
      { mark: 'quiet', headline: say`t`, parts: [{ kind: 'table', head: ['name', 'n'], rows }] },
      screen,
    ).split('\n')
    expect(new Set(lines.slice(2, 5).map((line) => stringWidth(line))).size).toBe(1)
  })
  it('cannot be coloured or moved by what came from outside', () => {
    const evil = '\u001b[31mred\u001b[0m \u001b]8;;http://evil\u0007x\u001b]8;;\u0007\u202Etxt'
    const card = {
      mark: 'quiet' as const,
      headline: say`${evil} ${code(evil)} ${strong(evil)} ${link(evil, 'https://ours')}`,
      parts: [],
    }
    const text = textOf(card, screen)
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u202e')
  })
  it('never wraps commands, which are to be copied', async () => {
    const text = await ask('verify --commands')
    expect(text).toMatch(/\$ aws servicediscovery discover-instances .{60,}--region us-east-1\n/)
  })
})

describe('wrapping', () => {
  it('breaks at spaces, indents what follows and keeps a long word whole', () => {
    expect(wrapped('  one two three', { width: 9, indent: '    ' })).toEqual(['  one two', '    three'])
    expect(wrapped('abcdefghijkl xyz', { width: 5, indent: '' })).toEqual(['abcdefghijkl', 'xyz'])
  })
})
