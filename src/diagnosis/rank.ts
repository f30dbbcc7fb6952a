import { type AnyCause, type Confidence, confidences, type Effect, type Found } from './cause.ts'
import { hopIds } from './findings.ts'

/** A finding with the cause that found it. */
export type Finding = Found & { cause: AnyCause }

const order = (confidence: Confidence): number => confidences.indexOf(confidence)

/** A signature without a source proves nothing. */
const capped = (finding: Finding): Finding =>
  finding.cause.source === 'none' && finding.confidence === 'confirmed' ? { ...finding, confidence: 'likely' } : finding

const brings = ({ cause, reach }: Finding): readonly Effect[] => reach?.brings ?? cause.brings ?? []

const stackWide = ({ cause, reach }: Finding): boolean => reach?.stackWide ?? cause.stackWide === true

/** Whether one finding is what another one brings about. A mere possibility hides nothing. */
const follows = (one: Finding, other: Finding): boolean => {
  if (one === other || other.confidence === 'possible') return false
  if (!stackWide(other) && other.subject !== one.subject) return false
  const effects = one.cause.effectOf ?? []
  if (!brings(other).some((effect) => effects.includes(effect))) return false
  // Of two that could each follow from the other, the surer one stands, then the one further up the flow.
  const mutual = brings(one).some((effect) => (other.cause.effectOf ?? []).includes(effect))
  return !mutual || compare(other, one) < 0
}

/** Surest first; of equals the one where data comes by first, then the one that explains more. */
const compare = (one: Finding, other: Finding): number =>
  order(one.confidence) - order(other.confidence) ||
  hopIds.indexOf(one.cause.hop) - hopIds.indexOf(other.cause.hop) ||
  brings(other).length - brings(one).length ||
  Number(one.cause.source === 'none') - Number(other.cause.source === 'none')

export type Ranked = { findings: Finding[]; hidden: Finding[] }

/** @returns the causes, surest first, and those findings that are only effects of them. */
export const rank = (found: readonly Finding[]): Ranked => {
  const all = found.map(capped)
  const hidden = all.filter((one) => all.some((other) => follows(one, other)))
  const findings = all.filter((one) => !hidden.includes(one)).sort(compare)
  return { findings, hidden }
}
