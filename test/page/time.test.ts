import { expect, test } from 'vitest'
import { formatted } from '../../sandbox/page/time.ts'

const noon = new Date('2026-01-15T12:00:00Z')
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test.each([
  ['America/New_York', 'en-US', 'at 7:00 AM'],
  ['Asia/Shanghai', 'zh-CN', 'at 20:00'],
])('a time is shown in %s as its people read it', (zone, locale, text) => {
  expect(plain(formatted(noon, 'at {time}', 'noon', { zone, locale }))).toBe(text)
})

test('a date crosses midnight with its reader', () => {
  const late = new Date('2026-01-15T23:30:00Z')
  expect(formatted(late, '{date_short_pretty}', '', { zone: 'Asia/Shanghai', locale: 'en-US' })).toBe('Jan 16, 2026')
})

test('a token that the page does not know gives way to the fallback', () => {
  expect(formatted(noon, '{ago}', 'at noon', { zone: 'UTC', locale: 'en-US' })).toBe('at noon')
})
