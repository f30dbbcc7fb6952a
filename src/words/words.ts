import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

/** Every text that a person reads. The English catalogue is the type, so a language that lacks an entry does not compile. */
export type Words = typeof en

export const languages = { en, 'zh-CN': zhCN } satisfies Record<string, Words>
export type Language = keyof typeof languages

/**
 * @param locale a Slack locale (`zh-CN`, `en-US`) or a POSIX one (`zh_CN.UTF-8`)
 * @returns the language for it, or the fallback when we have none for it
 */
export const languageFor = (locale: string | undefined, fallback: Language): Language => {
  if (locale === undefined || locale === '') return fallback
  const [language, region] = locale.replace(/[.@].*$/, '').split(/[-_]/)
  if (language === 'zh') return region === 'TW' || region === 'HK' ? fallback : 'zh-CN'
  return language === 'en' ? 'en' : fallback
}
