import type { Reason } from '../result.ts'
import type { AnyCause } from './cause.ts'
import type { CheckContext } from './check.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import type { Gathered } from './gather.ts'
import type { Finding } from './rank.ts'

/** A cause that could not be judged, with the fact that was missing. */
export type NotChecked = { cause: AnyCause; fact: FactName; reason: Reason; detail: string }

export type Judged = { findings: Finding[]; notChecked: NotChecked[] }

const factsOf = ({ needs, wants = [] }: AnyCause): FactName[] => [...needs, ...wants]

/** @returns the facts that those causes need or want. */
export const factsForCauses = (causes: readonly AnyCause[]): FactName[] => [...new Set(causes.flatMap(factsOf))]

const absent = (cause: AnyCause, gathered: Gathered): NotChecked | undefined => {
  for (const fact of cause.needs as FactName[]) {
    const found = gathered[fact]
    if (found === undefined) return { cause, fact, reason: 'not_asked', detail: '' }
    if (found.state === 'missing') return { cause, fact, reason: found.reason, detail: found.detail }
  }
  return undefined
}

/** @returns what each cause finds in the facts, and the causes that could not be judged for want of one. */
export const judgeCauses = (causes: readonly AnyCause[], gathered: Gathered, context: CheckContext): Judged => {
  const findings: Finding[] = []
  const notChecked: NotChecked[] = []
  for (const cause of causes) {
    const missing = absent(cause, gathered)
    if (missing !== undefined) {
      notChecked.push(missing)
      continue
    }
    const known = Object.fromEntries(
      factsOf(cause).flatMap((fact) => {
        const found = gathered[fact]
        return found?.state === 'known' ? [[fact, found.value]] : []
      }),
    ) as Partial<FactValues>
    findings.push(...cause.judge(known, context).map((found) => ({ ...found, cause })))
  }
  return { findings, notChecked }
}
