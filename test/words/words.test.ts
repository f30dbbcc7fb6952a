import { describe, expect, it } from 'vitest'
import { plain } from '../../src/rich.ts'
import { en } from '../../src/words/en.ts'
import { verbWords } from '../../src/words/verbs.ts'
import { zhCN } from '../../src/words/zh-CN.ts'
import { everythingSaid, kindsOf, type Spoken } from './spoken.ts'

const allEnglish = { ...en, ...verbWords.en }
const allChinese = { ...zhCN, ...verbWords['zh-CN'] }
const english = everythingSaid(allEnglish)
const chinese = everythingSaid(allChinese)
const pairs = chinese.map((there, index): [Spoken, Spoken] => [english[index] ?? there, there])

/** Names of products and protocols, and lines to type: the same in both languages. */
const untranslated = new Set(['Collector', 'Slackbot', 'Span', '/otel verify,/otel status,/otel traces --errors'])

/** Sentences that only put others together, with punctuation of their own. */
const joints = new Set([
  'verify.green',
  'language',
  'proofs.measure',
  'proofs.setting',
  'troubleshoot.cause',
  'troubleshoot.one',
])

const ownWords = chinese.filter(({ text, path }) => !untranslated.has(text) && !joints.has(path))

/** What a translation must not lose: code, times, people, channels, links; numbers, options, variables, addresses. */
const factsOf = ({ rich }: Spoken): string[] =>
  rich
    .flatMap((span) => {
      if (span.kind === 'time') return [`${span.form} ${span.at.toISOString()}`]
      if (span.kind === 'person' || span.kind === 'channel') return [span.id]
      if (span.kind !== 'text') return [`${span.kind} ${span.text}`]
      return span.text.match(/\d+(?:\.\d+)?|--[a-z]+|[A-Z]+(?:_[A-Z]+)+|https?:\/\/|otel (?:faults|schema)/g) ?? []
    })
    .toSorted()

const valuesOf = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (value instanceof Date || typeof value !== 'object' || value === null) return []
  const { kind: _, ...rest } = value as { kind?: unknown }
  return Object.values(Array.isArray(value) ? value : rest).flatMap(valuesOf)
}

const where = (found: readonly Spoken[]): string[] => found.map(({ path, text }) => `${path}: ${text}`)

describe('the two catalogues', () => {
  it('have the same entries, each of the same kind', () => {
    expect(kindsOf(allChinese)).toEqual(kindsOf(allEnglish))
    expect(Object.keys(kindsOf(allEnglish)).length).toBeGreaterThan(200)
  })

  it('state the same numbers, times, code, options and people in every sentence', () => {
    const of = ([there, here]: [Spoken, Spoken]) => [there.path, factsOf(there), factsOf(here)] as const
    const different = pairs.map(of).filter(([, there, here]) => there.join('\n') !== here.join('\n'))
    expect(different).toEqual([])
  })

  it('mention the same values of what they were given', () => {
    const lost = pairs.flatMap(([there, here]) =>
      valuesOf(there.args)
        .filter((value) => there.text.includes(value) !== here.text.includes(value))
        .map((value) => `${there.path}: ${value}`),
    )
    expect(lost).toEqual([])
  })

  it('distinguish the same cases', () => {
    const blurred = pairs.flatMap(([there, here], index) =>
      pairs
        .slice(index + 1)
        .filter(([other]) => other.path === there.path)
        .filter(([other, another]) => (other.text === there.text) !== (another.text === here.text))
        .map(([, another]) => another),
    )
    expect(where(blurred)).toEqual([])
  })

  it('put every sentence without a gap where a value is missing', () => {
    const broken = /undefined|\bnull\b|NaN|\[object|Invalid Date|[：:][，。；,]/
    expect(where([...english, ...chinese].filter(({ text }) => text === '' || broken.test(text)))).toEqual([])
  })
})

describe('the Chinese catalogue', () => {
  it('is written in Chinese, save for names', () => {
    expect(where(ownWords.filter(({ text }) => !/\p{Script=Han}/u.test(text)))).toEqual([])
  })

  it('repeats no English text, save for names', () => {
    const same = pairs.filter(([there, here]) => there.text === here.text && !untranslated.has(here.text))
    expect(where(same.map(([, here]) => here))).toEqual([])
  })

  it('keeps a space between Chinese and Latin letters or digits', () => {
    const tight = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u
    expect(where(chinese.filter(({ text }) => tight.test(text)))).toEqual([])
    const missing = Object.values(zhCN.factNames).map((fact) => plain(zhCN.verify.missing(fact, zhCN.reasons.no_data)))
    expect(missing.filter((text) => tight.test(text))).toEqual([])
  })

  it('keeps no space between Chinese characters or beside full-width punctuation, and none twice', () => {
    expect(
      where(
        chinese.filter(({ text }) =>
          /\p{Script=Han} \p{Script=Han}| [，。；：、？（）“”]|[，。；：、？（）“”] | {2}|^ | $/u.test(text),
        ),
      ),
    ).toEqual([])
  })

  it('uses full-width punctuation after Chinese', () => {
    expect(where(chinese.filter(({ text }) => /\p{Script=Han}[,;:!?.]/u.test(text)))).toEqual([])
  })
})
