import type { Account } from './state.ts'
import type { LogRecord } from './telemetry/lines/application.ts'

/** A line that somebody writes at a time (ms). */
export type Saying = readonly [at: number, message: string]

export type Exporter = 'awsxray' | 'awsemf' | 'awscloudwatchlogs' | 'otlp_http/grafana'
export type Signal = 'traces' | 'metrics' | 'logs'

/** What an SDK writes about one export of a signal that failed. */
export type SdkSaying = { after?: number; level: 'WARNING' | 'ERROR'; logger: string; message: string }

/** What is wrong with the flow of telemetry, since when, until when. Logs, metrics and traces all follow from these. */
export type Condition = { since: Date; until?: Date } /** No collector runs, so nobody takes anything. */ & (
  | { kind: 'collector_down' }
  /**
   * Calls of an exporter fail, all of them or a share (0 to 1); `says` is what the collector writes about a batch of so
   * many items. With `uncounted` the collector believes that they went well.
   */
  | {
      kind: 'export_fails'
      exporter: Exporter
      share?: number
      /** Only these; all that the exporter takes without. */
      signals?: readonly Signal[]
      uncounted?: true
      /** What fails waits in the exporter's queue, which is full of it. */
      queued?: true
      says(account: Account, at: number, items: number): readonly Saying[]
    }
  /** Nothing that the collector's tasks send leaves their subnets: no export, no metrics of its own, no line of its log. */
  | { kind: 'cut_off' }
  /** The collector's own metrics do not arrive: their exporter fails as the others do. */
  | { kind: 'own_metrics_lost' }
  /** The collector writes something every so many seconds, whatever else goes on. */
  | { kind: 'collector_says'; everySeconds: number; says(account: Account, at: number): readonly Saying[] }
  /** Exports of an SDK fail: nothing of these signals (all without any) leaves the service (all without one). */
  | {
      kind: 'sdk_fails'
      service?: string
      signals?: readonly Signal[]
      says(account: Account, from: { service: string; signal: Signal; at: number }): readonly SdkSaying[]
    }
  /** An SDK sends nothing of these signals, and says nothing about it. */
  | { kind: 'unsent'; service?: string; signals?: readonly Signal[] }
  /** Exports fail now and then (a share of the minutes), and say so; the rest goes through. */
  | {
      kind: 'sdk_stumbles'
      service?: string
      share: number
      says(account: Account, from: { service: string; signal: Signal; at: number }): readonly SdkSaying[]
    }
  /** A service writes more lines every so many seconds. */
  | {
      kind: 'application_says'
      service: string
      everySeconds: number
      says(account: Account, at: number): readonly LogRecord[]
    }
  /** A service's lines are written otherwise than as JSON: as these lines, or not at all for an empty list. */
  | { kind: 'written_as'; service: string; as(record: LogRecord): readonly string[] }
  | { kind: 'namespace'; name: string }
  /** Something is wrong with some metrics (all without `metrics`) on the way from the SDK through awsemf to CloudWatch. */
  | {
      kind: 'emf'
      metrics?: RegExp
      service?: string
      /** What becomes of a minute's values; `of` gives those that were meant. */
      values?(of: (minute: number) => readonly number[] | undefined, minute: number): readonly number[] | undefined
      /** Statistic sets are written instead of values: CloudWatch has no percentiles of them. */
      statistics?: true
      /** What becomes of the event. */
      event?(event: Record<string, unknown>): Record<string, unknown>
      /** CloudWatch makes no metric of the event; it counts an error or does not. */
      lost?: 'silently' | 'as_invalid'
    }
  /** Metrics are published with these sets of dimensions instead of their own. */
  | { kind: 'dimensions'; as(own: Readonly<Record<string, string>>): readonly Readonly<Record<string, string>>[] }
  /** A service measures something more. It is listed so many minutes after its first value. */
  | {
      kind: 'measured'
      service: string
      name: string
      unit: string
      listedAfter?: number
      values(minute: number): readonly number[]
    }
  /** A processor of the collector drops this share of the traces (0 to 1) between receiver and exporters. */
  | { kind: 'spans_dropped'; share: number }
  /** A service's telemetry goes by another name than its own. */
  | { kind: 'called'; service: string; as: string }
  /** The memory limiter refuses, at that share of the task's memory (0 to 1) where it is not nearly all of it. */
  | { kind: 'memory_pressure'; reaches?: number; thrashes?: true }
  /** The collector's processor is used up. */
  | { kind: 'cpu_pressure' }
  | { kind: 'faults'; service: string; rate: number }
)

type Kind = Condition['kind']
type Of<K extends Kind> = Extract<Condition, { kind: K }>

/** @returns all conditions of that kind that hold at a time (ms), for the service where one is named. */
export const allDuring = <K extends Kind>(account: Account, kind: K, at: number, service?: string): Of<K>[] => {
  if (account.conditions.length === 0) return []
  return account.conditions.filter((condition): condition is Of<K> => {
    if (condition.kind !== kind || at < condition.since.getTime()) return false
    if (condition.until !== undefined && at >= condition.until.getTime()) return false
    const of = 'service' in condition ? condition.service : undefined
    return service === undefined || of === undefined || of === service
  })
}

/** @returns the first condition of that kind that holds at a time (ms), for the service where one is named. */
export const during = <K extends Kind>(account: Account, kind: K, at: number, service?: string): Of<K> | undefined =>
  allDuring(account, kind, at, service)[0]
