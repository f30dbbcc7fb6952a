import type { Rich } from './rich.ts'

/** How a row or an answer stands. `quiet` is information without a judgement. */
export type Mark = 'passed' | 'warning' | 'failed' | 'unknown' | 'settling' | 'skipped' | 'quiet'

/** One judged line with what was seen below it. */
export type Row = { mark: Mark; title: Rich; details?: readonly Rich[]; commands?: readonly string[] }

export type Part =
  | { kind: 'rows'; rows: readonly Row[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly Rich[])[]; right?: readonly number[] }
  | { kind: 'text'; text: Rich }
  | { kind: 'list'; items: readonly Rich[] }
  /** Preformatted text that is shown as it is, already cleaned. */
  | { kind: 'code'; text: string }
  | { kind: 'note'; text: Rich }

/** A press of it runs `line` as if the presser had typed it, with the presser's rights; or shares this answer. */
export type Button = { label: string; primary?: boolean } & ({ does: 'run'; line: string } | { does: 'share' })

/** What a view returns: the answer first, details after; drawn as Block Kit or as text. */
export type Card = {
  mark: Mark
  headline: Rich
  parts: readonly Part[]
  buttons?: readonly Button[]
}
