import type * as z from 'zod'
import type { EnvironmentRow } from '../../src/environment.ts'
import type { Clock } from './clock.ts'
import type { Caller } from './operation.ts'
import type { Account } from './state.ts'

type Key = Caller & { expires?: Date }

/** One call that a client made, for tests that count them. Times are virtual; `durationMs` is the injected latency. */
type JournalEntry = {
  service: string
  operation: string
  at: Date
  durationMs: number
  accountId: string
  region: string
  failed?: string
}

type Failure = {
  service: string
  operation: string
  error: string
  message: string
  status: number
  left: number
}

/** Both accounts of the sandbox with everything that lies between them and a client. */
export type World = {
  clock: Clock
  accounts: Account[]
  production: Account
  staging: Account
  /** Rows for the table of environments. */
  environments: z.input<typeof EnvironmentRow>[]
  /** Credentials of the bot's own role, in the production account. */
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }
  keys: Map<string, Key>
  sessions: number
  calls: JournalEntry[]
  /** Milliseconds of real time that each call takes. */
  latency: number
  failures: Failure[]
  /** Makes an operation (`*` for all of a service) fail, for ever or so many times. */
  failWith(
    service: string,
    operation: string,
    error: string,
    options?: { times?: number; message?: string; status?: number },
  ): void
}
