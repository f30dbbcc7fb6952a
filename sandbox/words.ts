import { sandbox as en } from '../src/words/en/sandbox.ts'
import type { Language } from '../src/words/words.ts'
import { sandbox as zhCN } from '../src/words/zh-CN/sandbox.ts'

export type SandboxWords = typeof en

/** The sandbox's own words alone, so that the page does not carry the bot's whole catalogue. */
export const sandboxWords = { en, 'zh-CN': zhCN } satisfies Record<Language, SandboxWords>
