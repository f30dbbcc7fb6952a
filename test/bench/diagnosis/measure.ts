import { faults as all, type Fault } from '../../../sandbox/faults/index.ts'
import type { Troubleshot } from '../../../src/diagnosis/troubleshoot.ts'
import { diagnosed } from '../../diagnosis/diagnosed.ts'
import { variations } from '../../diagnosis/healthy/variations.ts'
import { drawPairs, type Found } from './pairs.ts'

const isFound = (fault: Fault): fault is Found => fault.finds !== undefined

/** The faults that a diagnosis is to find. */
export const faults: readonly Found[] = (all as readonly Fault[]).filter(isFound)

const kindsOf = ({ findings }: Troubleshot): string[] => findings.map(({ cause }) => cause.kind)

/** @returns for each fault the rank of its cause, 0 when it was missed, and what stood first instead. */
export const ranks = async (seeds: readonly number[]) => {
  const rows = []
  for (const { name, finds } of faults)
    for (const seed of seeds) {
      const kinds = kindsOf(await diagnosed({ faults: [name], seed }))
      rows.push({ name, finds, seed, rank: kinds.indexOf(finds) + 1, first: kinds[0], others: kinds.length - 1 })
    }
  return rows
}

/** @returns for each healthy variation what was found in it: nothing, or false alarms. */
export const falseAlarms = async () => {
  const rows = []
  for (const variation of variations) rows.push({ name: variation.name, kinds: kindsOf(await diagnosed(variation)) })
  return rows
}

/** @returns for each random pair of faults which of the two were found. */
export const pairs = async (count: number, seed: number) => {
  const rows = []
  for (const [one, other] of drawPairs(faults, count, seed)) {
    const kinds = kindsOf(await diagnosed({ faults: [one.name, other.name] }))
    const missed = [one, other].filter(({ finds }) => !kinds.includes(finds)).map(({ name }) => name)
    rows.push({ names: [one.name, other.name], missed })
  }
  return rows
}
