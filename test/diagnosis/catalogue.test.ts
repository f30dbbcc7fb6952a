import { describe, expect, test } from 'vitest'
import type { Fault } from '../../sandbox/faults/fault.ts'
import { faults } from '../../sandbox/faults/index.ts'
import { causes } from '../../src/diagnosis/causes.ts'
import { type Kind, kindsByArea } from '../../src/diagnosis/kinds.ts'
import { leftOut } from '../../src/diagnosis/left-out.ts'
import { plain } from '../../src/rich.ts'
import { findingTexts } from '../../src/words/findings.ts'
import { leftOutNames } from '../../src/words/left-out.ts'

/** Rows of the catalogue of failures: logs, traces, metrics, the collector itself. */
const rows = Object.entries({ L: 21, T: 45, M: 35, U: 37 }).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)
/** Said to be possible only where somebody misses that signal, since a healthy account looks the same: variants show them. */
const asked: Kind[] = [
  'metric-not-listed-yet',
  'first-metrics-on-their-way',
  'first-point-dropped',
  'counter-reset-missed',
  'traces-indexed-in-part',
  'traces-before-window',
]
const kinds = Object.values(kindsByArea).flatMap((area) => Object.keys(area) as Kind[])

describe('the catalogue', () => {
  test('every row has a cause, or is left out with a reason', () => {
    const covered = new Set(causes.flatMap(({ catalogue }) => catalogue))
    expect(rows.filter((row) => !covered.has(row) && leftOut[row] === undefined)).toEqual([])
    expect(rows.filter((row) => covered.has(row) && leftOut[row] !== undefined)).toEqual([])
    expect([...covered, ...Object.keys(leftOut)].filter((row) => !rows.includes(row))).toEqual([])
  })

  test('every kind has exactly one cause', () => {
    expect(causes.map(({ kind }) => String(kind)).toSorted()).toEqual(kinds.map(String).toSorted())
  })

  test('every cause has a fault that shows it', () => {
    const shown = new Set((faults as readonly Fault[]).map(({ finds }) => finds))
    expect(kinds.filter((kind) => !shown.has(kind)).toSorted()).toEqual(asked.toSorted())
  })

  test('there are more than a hundred', () => {
    expect(kinds.length).toBeGreaterThan(100)
  })
})

describe.each(['en', 'zh-CN'] as const)('what is said in %s', (language) => {
  const texts = findingTexts(language)
  const values = new Proxy({}, { get: (_, name) => `<${String(name)}>` })

  test.each(kinds)('about %s is whole', (kind) => {
    const { name, title, means, shows, fix, prevent } = texts[kind]
    const said = [
      name,
      plain(title('<subject>', values)),
      plain(means),
      plain(shows),
      plain(fix('<subject>', values)),
      plain(prevent),
    ]
    for (const text of said) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/undefined|\[object/)
      if (language === 'zh-CN') expect(text).toMatch(/\p{Script=Han}/u)
    }
    expect(name).not.toMatch(/[.。]$/)
  })

  test('names everything that is left out', () => {
    const names = leftOutNames(language)
    expect(Object.keys(leftOut).filter((row) => !names[row])).toEqual([])
  })
})

test('the two languages name different texts, kind by kind', () => {
  const [english, chinese] = [findingTexts('en'), findingTexts('zh-CN')]
  expect(kinds.filter((kind) => english[kind].name === chinese[kind].name)).toEqual([])
})
