import type { LogKind } from '../ports.ts'
import type { FactName } from './facts/schemas.ts'

/** One thing that was seen. The words for each kind are in `src/words/`; texts from outside are cleaned there. */
export type Proof = { source: FactName; at?: Date | undefined } & (
  | { kind: 'line'; text: string; count: number }
  /** What ECS says: why a task stopped, an event of a service, the state of a rollout. */
  | { kind: 'ecs'; subject: string; text: string; exitCode?: number | undefined }
  /** A variable of a service; without a value it is not there. */
  | { kind: 'variable'; service: string; name: string; value?: string | undefined; wanted?: string | undefined }
  /** A setting of a thing: an option of a task definition, a key of the collector's configuration, of a log group. */
  | { kind: 'setting'; where: string; name: string; value?: string | undefined }
  /** A number over the window. */
  | { kind: 'count'; name: string; value: number; minutes: number }
  /** A share or another measured value, in its own unit. */
  | { kind: 'measure'; name: string; value: string }
  /** IAM's simulated decision. */
  | { kind: 'decision'; role: string; action: string; resource?: string | undefined; explicit: boolean }
  /** Something that was looked for and is not there. */
  | { kind: 'absent'; what: string; where: string }
)

/** @returns a line of a log as proof; of a structured one what it says and the error, which is what a person reads. */
export const lineProof = (
  source: FactName,
  line: Pick<LogKind, 'count'> & { at: Date; text: string; message?: string; error?: string },
): Extract<Proof, { kind: 'line' }> & { source: FactName } => ({
  kind: 'line',
  source,
  at: line.at,
  text: line.message === undefined || !line.error ? line.text : `${line.message} ${line.error}`,
  count: line.count,
})
