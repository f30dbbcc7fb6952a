import type { Card, Part } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import { consolePages } from '../console.ts'
import { facts } from '../diagnosis/facts.ts'
import type { Metric } from '../ports.ts'
import type { MetricSeries, MetricsValue } from '../reads/metrics.ts'
import { code, link, type Rich, say } from '../rich.ts'
import type { Words } from '../words/words.ts'

/** Three significant digits are what one compares; large counts keep all of theirs. */
const figure = (value: number): string => {
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))
}

/** @returns one series as the JSON contract has it. */
export const seriesInJson = ({ metric, statistic, points }: MetricSeries) => ({
  ...metric,
  statistic,
  points: points.map(({ at, value }) => ({ at: at.toISOString(), value })),
})

const setOf = ({ dimensions }: Metric, words: Words): Rich => {
  const parts = Object.entries(dimensions).map(([name, value]) => `${name}=${value}`)
  return parts.length === 0 ? say`${words.metrics.noDimensions}` : [code(parts.join(' '))]
}

const list = ({ rows, complete }: Extract<MetricsValue, { kind: 'list' }>, { words }: ViewContext): Part[] => {
  const { columns, never } = words.metrics
  const cells = rows.map(({ metric, lastAt, latest }): Rich[] => [
    [code(metric.name)],
    setOf(metric, words),
    say`${latest === undefined ? '' : figure(latest)}`,
    lastAt === undefined ? say`${never}` : [{ kind: 'time', at: lastAt, form: 'time' }],
  ])
  const head = [columns.name, columns.dimensions, columns.latest, columns.age]
  return [
    ...(cells.length === 0 ? [] : [{ kind: 'table' as const, head, rows: cells, right: [2] }]),
    ...(complete ? [] : [{ kind: 'note' as const, text: words.metrics.incomplete }]),
  ]
}

const total = (points: MetricSeries['points']): number => points.reduce((sum, { value }) => sum + value, 0)

/** Percentiles of a window cannot be averaged; the worst of its periods is what a person wants to know. */
const highest = (points: MetricSeries['points']): string =>
  points.length === 0 ? '' : figure(Math.max(...points.map(({ value }) => value)))

const one = ({ series, of }: Extract<MetricsValue, { kind: 'one' }>, { words }: ViewContext): Part[] => {
  const sets = [...new Set(series.map(({ metric }) => metric))]
  const points = (metric: Metric, statistic: string) =>
    series.find((each) => each.metric === metric && each.statistic === statistic)?.points ?? []
  const rows = sets.map((metric): Rich[] => {
    const [samples, averages] = [points(metric, 'SampleCount'), points(metric, 'Average')]
    const weighted = averages.reduce((sum, { value }, index) => sum + value * (samples[index]?.value ?? 0), 0)
    const many = total(samples)
    return [
      setOf(metric, words),
      say`${figure(many)}`,
      say`${many === 0 ? '' : figure(weighted / many)}`,
      ...['p50', 'p95', 'p99'].map((statistic) => say`${highest(points(metric, statistic))}`),
    ]
  })
  const { columns } = words.metrics
  const head = [columns.dimensions, columns.samples, columns.average, 'P50', 'P95', 'P99']
  const bare = series.every(({ statistic, points: each }) => !statistic.startsWith('p') || each.length === 0)
  return [
    { kind: 'table', head, rows, right: [1, 2, 3, 4, 5] },
    { kind: 'note', text: bare ? words.metrics.noPercentiles : words.metrics.highest },
    ...(of > sets.length ? [{ kind: 'note' as const, text: words.metrics.moreSets(sets.length, of) }] : []),
  ]
}

const headline = (value: MetricsValue, { words }: ViewContext): Rich => {
  const { metrics, answers } = words
  if (value.kind === 'one') {
    const window = answers.window(value.windowMs)
    const any = value.series.some(({ points }) => points.length > 0)
    return any ? metrics.one(value.name, window) : metrics.noPoints(value.name, window)
  }
  const fresh = value.rows.filter(({ lastAt }) => lastAt !== undefined).length
  return value.rows.length === 0
    ? metrics.none(value.namespace)
    : metrics.list(value.rows.length, value.namespace, fresh)
}

/** @returns the namespace's metrics with their freshness; or one metric's numbers. */
export const metricsView = (value: MetricsValue, context: ViewContext): Card => {
  const { words, environment, line, commands } = context
  const empty =
    value.kind === 'list' ? !value.rows.some(({ lastAt }) => lastAt) : !value.series.some(({ points }) => points.length)
  const name = value.namespace
  return {
    mark: empty ? 'unknown' : 'quiet',
    headline: headline(value, context),
    parts: [
      ...(value.kind === 'list' ? list(value, context) : empty ? [] : one(value, context)),
      ...(empty ? [{ kind: 'note' as const, text: words.metrics.noneHelp }] : []),
      { kind: 'text', text: [link(name, consolePages.namespace(environment, name))] },
      ...(commands ? [{ kind: 'code' as const, text: facts.applicationMetrics.command(environment, {}) }] : []),
    ],
    buttons: [
      { label: words.answers.again, does: 'run', line },
      ...(empty
        ? [{ label: words.answers.verify, does: 'run' as const, line: `verify ${environment.name}`, primary: true }]
        : []),
      { label: words.answers.share, does: 'share' },
    ],
  }
}
