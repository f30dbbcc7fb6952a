import { sequence } from '../../../sandbox/account/chance.ts'
import type { Fault } from '../../../sandbox/faults/fault.ts'
import type { AnyCause, Effect } from '../../../src/diagnosis/cause.ts'
import { causes } from '../../../src/diagnosis/causes.ts'
import type { Kind } from '../../../src/diagnosis/kinds.ts'

export type Found = Fault & { finds: Kind }

const causeOf = (kind: Kind): AnyCause => {
  const cause = causes.find((each) => each.kind === kind)
  if (cause === undefined) throw new RangeError(`no cause is of the kind ${kind}`)
  return cause
}

/** Effects after which other faults leave no trace: no collector runs, or nothing is sent to it. */
const silencing: readonly Effect[] = ['collector_down']

const bringsAny = (kind: Kind, effects: readonly Effect[]): boolean =>
  (causeOf(kind).brings ?? []).some((effect) => effects.includes(effect))

/**
 * @returns why two faults cannot both be seen in one account, or undefined when they can: one brings about what the
 * other is, both are of one kind, or one leaves no collector that could show the other
 */
const excluded = (one: Found, other: Found): string | undefined => {
  if (one.finds === other.finds) return 'same kind'
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const) {
    if (bringsAny(a.finds, causeOf(b.finds).effectOf ?? [])) return 'one brings about the other'
    if (bringsAny(a.finds, silencing)) {
      const { hop } = causeOf(b.finds)
      if (hop !== 'applications' && hop !== 'watching') return 'no collector runs that could show the other'
    }
  }
  return undefined
}

/** @returns so many different pairs of faults that can be seen together, drawn by a seed. */
export const drawPairs = (faults: readonly Found[], count: number, seed: number): [Found, Found][] => {
  const next = sequence(seed)
  const drawn = new Map<string, [Found, Found]>()
  for (let attempt = 0; attempt < count * 200 && drawn.size < count; attempt++) {
    const [one, other] = [next(), next()].map((share) => faults[Math.floor(share * faults.length)])
    if (one === undefined || other === undefined || excluded(one, other) !== undefined) continue
    const key = [one.name, other.name].sort().join(' + ')
    if (!drawn.has(key)) drawn.set(key, [one, other])
  }
  return [...drawn.values()]
}
