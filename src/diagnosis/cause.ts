import type { Environment } from '../config.ts'
import type { CheckContext } from './check.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import type { HopId } from './findings.ts'
import type { Kind, ValuesOf } from './kinds.ts'
import type { Proof } from './proof.ts'

/** What people miss when they ask. */
export const symptoms = ['logs', 'traces', 'metrics', 'collector'] as const
export type Symptom = (typeof symptoms)[number]

/**
 * What a cause brings about and what others then see. A finding that is only such an effect is hidden behind its cause:
 * a collector that does not start is one finding, not the twelve that follow from it.
 */
export type Effect =
  | 'collector_down'
  | 'collector_restarts'
  | 'collector_unreachable'
  | 'deployment_failed'
  | 'old_revision'
  | 'data_refused'
  | 'traces_unsent'
  | 'metrics_unsent'
  | 'logs_unsent'
  | 'traces_not_exported'
  | 'metrics_not_exported'
  | 'logs_not_exported'
  | 'grafana_not_exported'
  | 'traces_missing'
  | 'metrics_missing'
  | 'log_lines_missing'
  | 'log_fields_missing'

/**
 * Where the signature of a cause comes from: the source code of the component, a measurement or recording of ours, the
 * vendor's documentation, an issue; `none` may never be *confirmed*.
 */
export type Source = 'code' | 'measured' | 'recorded' | 'documented' | 'issue' | 'none'

export const confidences = ['confirmed', 'likely', 'possible'] as const
export type Confidence = (typeof confidences)[number]

/** One cause that was found: on what, how sure, and why. */
export type Found<K extends Kind = Kind> = {
  /** The thing that is at fault: a service, a role, an exporter. */
  subject: string
  /** `confirmed` only where an explicit error or state proves the cause itself, not just its effect. */
  confidence: Confidence
  values: ValuesOf<K>
  /** What was seen, the strongest first. */
  proof: readonly [Proof, ...Proof[]]
  /** Where this one case reaches less far than its cause may: a service of many, a rollout that failed while the rest runs. */
  reach?: { brings: readonly Effect[]; stackWide: boolean }
}

/** One cause: which facts it needs, and a pure judgement on them. Its words are in `src/words/*\/findings/`. */
export type Cause<K extends Kind = Kind, N extends FactName = FactName, W extends FactName = FactName> = {
  kind: K
  /** Rows of the catalogue that it covers (`T24`), for the page and for the list of what is left out. */
  catalogue: readonly string[]
  source: Source
  symptoms: readonly Symptom[]
  /** The hop of verify that it breaks. */
  hop: HopId
  needs: readonly N[]
  /** With these it judges better. */
  wants?: readonly W[]
  /** What follows from it. */
  brings?: readonly Effect[]
  /** It may itself be no more than this effect of another cause on the same subject or on the whole stack. */
  effectOf?: readonly Effect[]
  /** It affects everything, not only its subject: its effects hide findings about any subject. */
  stackWide?: true
  judge(known: Pick<FactValues, N> & Partial<Pick<FactValues, W>>, context: CheckContext): readonly Found<K>[]
  /** The fix as a command that can be pasted, where there is one. */
  command?(found: Pick<Found<K>, 'subject' | 'values'>, environment: Environment): string
}

/** @returns the definition itself, its parts checked against each other. */
export const defineCause = <const K extends Kind, N extends FactName, W extends FactName = never>(
  cause: Cause<K, N, W>,
): Cause<K, N, W> => cause

// biome-ignore lint/suspicious/noExplicitAny: a list of causes whose kinds and facts differ; each was checked by defineCause
export type AnyCause = Cause<any, any, any>
