import type { Account } from './state.ts'
import type { World } from './world.ts'

/** Whose credentials a call carries. */
export type Caller = { accountId: string; role: string; arn: string; userId: string }

export type Call = { account: Account; world: World; caller: Caller; region: string }

/** One AWS operation: which members of its input the simulation knows, and what it answers from state. */
export type Operation<I = unknown, O = unknown> = {
  members: readonly string[]
  /** Its action in policies, where that is not the operation's own name. */
  action?: string
  /** ARN that permissions are judged on; `*` when absent. */
  resource?(input: I, account: Account): string
  answer(input: I, call: Call): O
}

/** An operation whose types no longer matter to the table that holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the table is heterogeneous; each entry was checked by `operation`
export type AnyOperation = Operation<any, object>

/** @returns the operation itself, its members and answer checked against the SDK's own types. */
export const operation = <I extends object, O extends object>(definition: {
  members: readonly (keyof I & string)[]
  action?: string
  resource?(input: I, account: Account): string
  answer(input: I, call: Call): Omit<O, '$metadata'>
}): Operation<I, Omit<O, '$metadata'>> => definition
