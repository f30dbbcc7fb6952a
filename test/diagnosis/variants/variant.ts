import type { World } from '../../../sandbox/account/account.ts'
import type { Confidence, Symptom } from '../../../src/diagnosis/cause.ts'
import type { Kind } from '../../../src/diagnosis/kinds.ts'

/** One way in which a cause shows itself: lines in a log group, or any change of an account, or both. */
export type Variant = {
  /** What is special about it. */
  name: string
  /** Faults that the account has besides. */
  faults?: readonly string[]
  collector?: readonly string[]
  applications?: readonly string[]
  change?: (world: World) => void
  confidence?: Confidence
  /** What somebody says to be missing; what is only possible is said only then. */
  symptom?: Symptom
}

/** At least three ways for each kind of an area. */
export type Variants = Partial<Record<Kind, readonly Variant[]>>

/** Cases that look like a kind and are none: it must not be among the findings; `finds` is what they are instead. */
export type NearMisses = Partial<Record<Kind, readonly (Variant & { finds?: Kind })[]>>
