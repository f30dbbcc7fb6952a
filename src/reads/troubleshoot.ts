import type { Surroundings } from '../commands/command.ts'
import type { Symptom } from '../diagnosis/cause.ts'
import { causesOf } from '../diagnosis/causes.ts'
import { type Change, changesBetween, fingerprintOf } from '../diagnosis/fingerprint.ts'
import { leftOut } from '../diagnosis/left-out.ts'
import { type Troubleshot, troubleshoot } from '../diagnosis/troubleshoot.ts'
import type { AccountPorts } from '../ports.ts'
import type { Reason } from '../result.ts'
import { type FindingTexts, findingTexts } from '../words/findings.ts'
import { leftOutNames } from '../words/left-out.ts'

export type TroubleshootValue = {
  found: Troubleshot
  /** What differs from the last green verify, and when that was; undefined where none is kept. */
  changed: { since: Date; changes: readonly Change[] } | undefined
  checked: number
  /** Rows of the catalogue that have no check. */
  leftOut: readonly { name: string; reason: Reason }[]
  texts: FindingTexts
}

/** @returns the causes behind a symptom with what changed since it last worked, and the words for both. */
export const readTroubleshoot = async (
  symptom: Symptom | undefined,
  ports: AccountPorts,
  { environment, now, signal, saved, good, words }: Surroundings,
): Promise<TroubleshootValue> => {
  const at = now()
  const names = leftOutNames(words.language)
  // The comparison is an extra: a table that cannot be read takes no cause away.
  const [found, last] = await Promise.all([
    troubleshoot({ ports, environment, now: at, signal }, { symptom, facts: saved }),
    good?.last(environment.name).catch(() => undefined),
  ])
  const current = fingerprintOf(found.facts, { at, collector: environment.collectorService })
  return {
    found,
    changed: last === undefined ? undefined : { since: last.at, changes: changesBetween(last, current) },
    checked: causesOf(symptom).length - found.notChecked.length,
    leftOut: Object.entries(leftOut).map(([row, reason]) => ({ name: names[row] ?? row, reason })),
    texts: findingTexts(words.language),
  }
}
