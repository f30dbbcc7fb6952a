import type { Environment } from '../config.ts'
import type { Symptom } from './cause.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import type { HopId, Judgement } from './findings.ts'

export type CheckContext = {
  environment: Environment
  now: Date
  /** When the newest rollout or replaced task of the stack started; what follows may only be settling. */
  deployedAt?: Date | undefined
  /** What somebody said to be missing; what is only possible is said only then. */
  symptom?: Symptom | undefined
}

/** A pure judgement on named facts. */
export type Check<N extends FactName = FactName, W extends FactName = FactName> = {
  name: string
  hop: HopId
  /** Without these it cannot judge: the engine answers *could not tell* with the fact's reason. */
  needs: readonly N[]
  /** With these it judges better. */
  wants?: readonly W[]
  /** Only asked when its hop is not green, to say why; not part of the first answer. */
  explains?: true
  /** What it means when the thing that a needed fact is about does not exist; without it, *could not tell*. */
  whenNotFound?(context: CheckContext): Judgement[]
  judge(known: Pick<FactValues, N> & Partial<Pick<FactValues, W>>, context: CheckContext): Judgement[]
}

/** @returns the definition itself, its parts checked against each other. */
export const defineCheck = <N extends FactName, W extends FactName = never>(check: Check<N, W>): Check<N, W> => check

/** How long a hop may need after a deployment, in seconds. Sources: product (Cloud Map a minute, EMF five). */
export const settling = { discovery: 60, flow: 180, backends: 300 } as const
