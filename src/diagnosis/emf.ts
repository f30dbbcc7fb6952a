import * as z from 'zod'
import type { LogEvent } from '../ports.ts'
import { mapping, texts } from './collector-config.ts'

/** How a metric's value is written: a number, a statistic set, or values with their counts (which alone give percentiles). */
const form = z.enum(['number', 'statistics', 'values'])

/** One kind of event of awsemf: which metrics and labels it holds, and what of them CloudWatch is told to make metrics of. */
export const EmfKind = z.object({
  /** The label `service.name`; empty where there is none. */
  service: z.string(),
  namespaces: z.array(z.string()),
  metrics: z.array(z.object({ name: z.string(), unit: z.string().optional(), form, declared: z.boolean() })),
  labels: z.array(z.string()),
  dimensions: z.array(z.array(z.string())),
  /** Metrics in its largest directive. */
  widest: z.int(),
  count: z.int(),
  firstAt: z.coerce.date(),
  lastAt: z.coerce.date(),
})
export type EmfKind = z.infer<typeof EmfKind>

/** Members that are no metric. Source: awsemf v0.156, metric_translator.go; older ones write version 0. */
const others = new Set(['_aws', 'Version', 'Timestamp', 'CloudWatchMetrics', 'prom_metric_type'])
/** A saved incident stays small; more metrics than this in one event are counted, not listed. */
const mostMetrics = 120

const formOf = (value: unknown): z.infer<typeof form> | undefined => {
  if (typeof value === 'number' || Array.isArray(value)) return 'number'
  const parts = mapping(value)
  if ('Values' in parts && 'Counts' in parts) return 'values'
  return 'Count' in parts && 'Sum' in parts ? 'statistics' : undefined
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const parsed = (message: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const root = mapping(JSON.parse(message))
    return Object.keys(root).length === 0 ? undefined : root
  } catch {
    return undefined
  }
}

const kindOf = (root: Readonly<Record<string, unknown>>, at: Date): EmfKind => {
  const directives = list(mapping(root['_aws'])['CloudWatchMetrics'] ?? root['CloudWatchMetrics']).map(mapping)
  const named = directives.flatMap(({ Metrics }) => list(Metrics).map(mapping))
  const units = new Map(named.map(({ Name, Unit }) => [text(Name), text(Unit)]))
  const members = Object.entries(root).filter(([name]) => !others.has(name))
  const metrics = members.flatMap(([name, value]) => {
    const written = formOf(value)
    const unit = units.get(name)
    const known = { name, ...(unit !== undefined && unit !== '' && { unit }), declared: units.has(name) }
    return written === undefined ? [] : [{ ...known, form: written }]
  })
  return {
    service: text(root['service.name']),
    namespaces: [...new Set(directives.map(({ Namespace }) => text(Namespace)))],
    metrics: metrics.slice(0, mostMetrics),
    labels: members.flatMap(([name, value]) => (typeof value === 'string' ? [name] : [])).sort(),
    dimensions: directives.flatMap(({ Dimensions }) => list(Dimensions).map(texts)),
    widest: Math.max(0, ...directives.map(({ Metrics }) => list(Metrics).length)),
    count: 1,
    firstAt: at,
    lastAt: at,
  }
}

/** Kinds of events that are kept. */
const mostKinds = 150

/** @returns the kinds of awsemf's events, newest first, and how many events are no JSON objects. */
export const emfKinds = (events: readonly LogEvent[]): { kinds: EmfKind[]; unreadable: number } => {
  const kinds = new Map<string, EmfKind>()
  let unreadable = 0
  for (const { at, message } of events) {
    const root = parsed(message)
    if (root === undefined) {
      unreadable += 1
      continue
    }
    const kind = kindOf(root, at)
    const { count: _count, firstAt: _first, lastAt: _last, ...same } = kind
    const key = JSON.stringify(same)
    const known = kinds.get(key)
    if (known === undefined) {
      if (kinds.size < mostKinds) kinds.set(key, kind)
      continue
    }
    known.count += 1
    if (at < known.firstAt) known.firstAt = at
    if (at > known.lastAt) known.lastAt = at
  }
  return { kinds: [...kinds.values()], unreadable }
}

/** @returns whether CloudWatch is told to make a metric of anything in it. */
export const embedded = ({ metrics }: EmfKind): boolean => metrics.some(({ declared }) => declared)
