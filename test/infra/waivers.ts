import { readFileSync } from 'node:fs'
import type { Finding } from '../tools/checkers.ts'

/** One row of docs/waivers.md. */
export type Waiver = { rule: string; where: string; why: string; instead: string }

/** @returns the rows of the page's table; throws when one has not four cells that say something. */
export const waiversIn = (page: string): Waiver[] =>
  page
    .split('\n')
    .filter((line) => /^\| (?!rule \|)\S/.test(line))
    .map((line) => {
      const [rule = '', where = '', why = '', instead = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      if (!rule || !where || !why || !instead)
        throw new Error(`docs/waivers.md has a row that lacks something: ${line}`)
      return { rule, where, why, instead }
    })

export const waivers = waiversIn(readFileSync(new URL('../../docs/waivers.md', import.meta.url), 'utf8'))

const matches = (pattern: string, text: string): boolean => {
  const parts = pattern.split('*')
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found = text.indexOf(part, at)
    if (found < 0 || (index === 0 && found !== 0)) return false
    at = found + part.length
  }
  return at === text.length || pattern.endsWith('*')
}

/** @returns whether a waiver is about a finding. */
const covers = ({ rule, where }: Waiver, finding: Finding): boolean =>
  rule === finding.rule && matches(where, finding.subject)

/** @returns the findings that no waiver covers. */
export const notWaived = (findings: readonly Finding[], known: readonly Waiver[] = waivers): Finding[] =>
  findings.filter((finding) => !known.some((waiver) => covers(waiver, finding)))

/** @returns the waivers that cover none of the findings. */
export const unused = (findings: readonly Finding[], known: readonly Waiver[] = waivers): Waiver[] =>
  known.filter((waiver) => !findings.some((finding) => covers(waiver, finding)))
