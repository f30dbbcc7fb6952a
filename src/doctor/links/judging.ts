import { PortError } from '../../ports.ts'
import { within } from '../../slack/within.ts'
import { failed, type Judgement, unknown } from '../seen.ts'

/** Milliseconds for one link; the SDK tries a call three times in it. */
const patience = 12_000

/** What a link makes of the failures that prove something; every other failure is "could not tell". */
export type Proofs = Partial<Record<PortError['reason'], (error: PortError) => Judgement>>

/** @returns what the link says, or what its failure proves, or that it could not be told. */
export const judging = async (judge: () => Promise<Judgement>, proofs: Proofs = {}): Promise<Judgement> => {
  try {
    return await within(patience, 'doctor', judge())
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    const { reason, operation, detail } = error
    return proofs[reason]?.(error) ?? unknown({ kind: 'couldNotAsk', operation, why: reason, detail })
  }
}

/** @returns what a missing resource proves. */
export const notThere = (name: string): Proofs => ({ not_found: () => failed({ kind: 'notThere', name }) })
