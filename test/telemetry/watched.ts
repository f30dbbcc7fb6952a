import * as z from 'zod'
import type { Datum } from './emf.ts'
import type { PlannedResource } from './planned-stack.ts'

/** Metrics that an alarm or a chart reads: those with exactly these dimensions, of which `where` gives the values that it names. */
export type Watched = {
  by: string
  namespace: string
  name: string
  dimensions: string[]
  where: Record<string, string>
}

const exactly = (by: string, namespace: string, name: string, where: Record<string, string>): Watched => ({
  by,
  namespace,
  name,
  dimensions: Object.keys(where),
  where,
})

const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/, '$1')

const term = /(?:"([^"]+)"|([\w.]+))\s*=\s*"([^"]*)"/g

/** One search as dashboards write it: `{namespace,dimension…} MetricName="…" dimension="…"`. What else there is, fails. */
const searched = (by: string, search: string): Watched => {
  const [, schema, terms] = /^\s*\{([^}]*)\}(.*)$/s.exec(search) ?? []
  const [namespace, ...dimensions] = (schema ?? '').split(',').map(unquoted)
  const given = Object.fromEntries(
    [...(terms ?? '').matchAll(term)].map(([, quoted, plain, value]) => [quoted ?? plain ?? '', value ?? '']),
  )
  const { MetricName: name, ...where } = given
  const isStrange = (terms ?? '').replaceAll(term, '').trim() !== ''
  if (!namespace || name === undefined || isStrange)
    throw new Error(`${by}: a search that is not understood: ${search}`)
  return { by, namespace, name, dimensions, where }
}

/** Metric math names its metrics by the ids of other rows, or searches for them. */
const inExpression = (by: string, expression: string): Watched[] => {
  const searches = [...expression.matchAll(/SEARCH\('([^']*)'/g)].map(([, search = '']) => searched(by, search))
  if (/\bSELECT\b|METRICS\(/.test(expression) || searches.length !== expression.split('SEARCH').length - 1)
    throw new Error(`${by}: an expression that is not understood: ${expression}`)
  return searches
}

const dimensions = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {})
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '')
const AlarmMetric = z.object({ namespace: z.string(), metric_name: z.string(), dimensions })
const Alarm = z.object({
  alarm_name: z.string(),
  namespace: text,
  metric_name: text,
  dimensions,
  metric_query: z.array(z.object({ expression: text, metric: z.array(AlarmMetric).default([]) })).default([]),
})

const ofAlarm = (values: unknown): Watched[] => {
  const alarm = Alarm.parse(values)
  const by = `alarm ${alarm.alarm_name}`
  const single = alarm.metric_name === '' ? [] : [exactly(by, alarm.namespace, alarm.metric_name, alarm.dimensions)]
  const queried = alarm.metric_query.flatMap(({ expression, metric }) => [
    ...inExpression(by, expression),
    ...metric.map((each) => exactly(by, each.namespace, each.metric_name, each.dimensions)),
  ])
  return [...single, ...queried]
}

const Row = z.array(z.union([z.string(), z.looseObject({ expression: z.string().optional() })])).min(1)
const Widget = z.discriminatedUnion('type', [
  z.object({ type: z.literal('metric'), properties: z.object({ title: z.string(), metrics: z.array(Row) }) }),
  z.object({ type: z.literal('alarm') }),
  z.object({ type: z.literal('text') }),
])
const Dashboard = z.object({ widgets: z.array(Widget) })

const ofRow = (by: string, row: z.infer<typeof Row>): Watched[] => {
  const words = row.filter((part) => typeof part === 'string')
  const expressions = row.flatMap((part) => (typeof part === 'string' ? [] : (part.expression ?? [])))
  if (words.length === 0) return expressions.flatMap((expression) => inExpression(by, expression))
  const [namespace = '', name = '', ...pairs] = words
  // A dot repeats the row above in CloudWatch's short form.
  if (words.length % 2 !== 0 || words.some((word) => /^\.+$/.test(word)))
    throw new Error(`${by}: a row that is not understood: ${JSON.stringify(row)}`)
  const where = Object.fromEntries(
    pairs.flatMap((key, index) => (index % 2 === 0 ? [[key, pairs[index + 1] ?? '']] : [])),
  )
  return [exactly(by, namespace, name, where)]
}

const ofDashboard = (values: Record<string, unknown>): Watched[] => {
  const { widgets } = Dashboard.parse(JSON.parse(z.string().parse(values['dashboard_body'])))
  return widgets.flatMap((widget) =>
    widget.type === 'metric'
      ? widget.properties.metrics.flatMap((row) => ofRow(`chart "${widget.properties.title}"`, row))
      : [],
  )
}

/** @returns every metric that the alarms and dashboards of a plan read; fails on a form that it does not understand. */
export const watchedBy = (resources: readonly PlannedResource[]): Watched[] =>
  resources.flatMap(({ type, values }) => {
    if (type === 'aws_cloudwatch_metric_alarm') return ofAlarm(values)
    return type === 'aws_cloudwatch_dashboard' ? ofDashboard(values) : []
  })

/** @returns whether a data point is of a metric that is watched. */
export const isOf = ({ namespace, name, dimensions, where }: Watched, datum: Datum): boolean =>
  datum.namespace === namespace &&
  datum.name === name &&
  Object.keys(datum.dimensions).toSorted().join() === dimensions.toSorted().join() &&
  Object.entries(where).every(([key, value]) => datum.dimensions[key] === value)
