import type { Environment } from '../../config.ts'
import type { AccountPorts } from '../../ports.ts'
import type { CanaryRun } from '../../reads/canary.ts'
import type { FactName, FactValues } from './schemas.ts'

/** What fetching a fact may use. `now` is one moment for the whole gathering, so that facts agree. */
export type FactContext = {
  ports: AccountPorts
  environment: Environment
  now: Date
  /** The canary that was sent before, when this is another look. */
  canary?: CanaryRun | undefined
}

/** How one fact is had, and how a person would have it with the AWS CLI. */
export type Fact<N extends FactName = FactName, D extends FactName = FactName> = {
  name: N
  /** Facts that must be known first; when one is missing, so is this one, for the same reason. */
  needs: readonly D[]
  fetch(context: FactContext, known: Pick<FactValues, D>): Promise<FactValues[N]>
  /** Names that only other facts know come from those that are known; beside a missing fact there may be none. */
  command(environment: Environment, known: Partial<FactValues>): string
}

/** @returns the definition itself, its parts checked against each other. */
export const defineFact = <N extends FactName, D extends FactName = never>(fact: Fact<N, D>): Fact<N, D> => fact

/** @returns a moment so many minutes before another. */
export const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

/** How far back flow is judged, in minutes: three collector export intervals and EMF's delay fit several times. */
export const windowMinutes = 15
