import { expect, it } from 'vitest'
import { type Language, languageFor, languages } from '../../src/words/words.ts'

const fallbacks: Language[] = ['en', 'zh-CN']

it.each(['zh-CN', 'zh_CN.UTF-8', 'zh_CN@pinyin', 'zh', 'zh-Hans', 'zh-SG'])(
  'answers %s in Simplified Chinese',
  (locale) => {
    for (const fallback of fallbacks) expect(languageFor(locale, fallback)).toBe('zh-CN')
  },
)

it.each(['en', 'en-US', 'en-GB', 'en_GB.UTF-8'])('answers %s in English', (locale) => {
  for (const fallback of fallbacks) expect(languageFor(locale, fallback)).toBe('en')
})

it.each(['zh-TW', 'zh_HK.UTF-8', 'fr-FR', 'C', 'POSIX', '', undefined])(
  'answers %s in the configured language',
  (locale) => {
    for (const fallback of fallbacks) expect(languageFor(locale, fallback)).toBe(fallback)
  },
)

it('has words for every language that it can choose', () => {
  expect(Object.keys(languages).toSorted()).toEqual(['en', 'zh-CN'])
  expect(languages.en.answers.share).toBe('Share')
  expect(languages['zh-CN'].answers.share).toBe('分享')
})
