import type { Kind } from '../diagnosis/kinds.ts'
import { findings as english } from './en/findings.ts'
import type { FindingText } from './finding-words.ts'
import type { Language } from './words.ts'
import { findings as chinese } from './zh-CN/findings.ts'

/** The texts of every kind of cause in one language. */
export type FindingTexts = Readonly<Record<Kind, FindingText>>

// Each entry takes the values of its own kind, and is only ever given those: a cause makes both from one list.
const texts = { en: english, 'zh-CN': chinese } as unknown as Record<Language, FindingTexts>

/** @returns what is said about causes in a language. */
export const findingTexts = (language: Language): FindingTexts => texts[language]
