import type { Account } from '../state.ts'

export type LogLine = { at: number; stream: string; message: string; ingestedAt: number; id: string }

export type LogGroup = {
  name: string
  createdAt: Date
  retentionDays: number
  /** Standard without one. */
  class?: 'INFREQUENT_ACCESS' | 'DELIVERY'
  /** What the simulated applications and the collector write in a minute, oldest first. */
  writes(account: Account, minute: number): Omit<LogLine, 'id' | 'ingestedAt'>[]
  /** What was put by PutLogEvents. */
  put: LogLine[]
}
