import { describe, expect, it } from 'vitest'
import type { Metric, Metrics, Series } from '../../src/ports.ts'

export type MetricsPlace = {
  metrics: Metrics
  metric: Metric
  /** Other metrics of the namespace. */
  others: number
  from: Date
  to: Date
  /** What the metric holds in each minute, oldest first. */
  minutes: readonly { sum: number; maximum: number; count: number }[]
  /** Values between which p90 of all of it lies; places interpolate differently. */
  p90?: readonly [number, number]
}

const values = (series: Series | undefined): number[] => (series?.points ?? []).map(({ value }) => value)

export const metricsContract = (place: () => MetricsPlace): void => {
  describe('metrics', () => {
    it('lists the metrics of a namespace, each once', async () => {
      const { metrics, metric, others } = place()
      const all = await metrics.list(metric.namespace, { recentlyActive: false })
      expect(all.complete).toBe(true)
      expect(all.metrics).toHaveLength(others + 1)
      expect(all.metrics).toContainEqual(metric)
    })

    it('lists only those of a name when one is given, and none for a namespace that holds none', async () => {
      const { metrics, metric } = place()
      const named = await metrics.list(metric.namespace, { recentlyActive: false, name: metric.name })
      expect(new Set(named.metrics.map(({ name }) => name))).toEqual(new Set([metric.name]))
      expect((await metrics.list('No/Such', { recentlyActive: false })).metrics).toEqual([])
    })

    it('reads several statistics at once, oldest point first', async () => {
      const { metrics, metric, from, to, minutes } = place()
      const statistics = ['Sum', 'Maximum', 'SampleCount']
      const queries = statistics.map((statistic) => ({ id: `Read ${statistic}`, metric, statistic, periodSeconds: 60 }))
      const [sum, maximum, count] = await metrics.read(queries, from, to)
      expect(values(sum)).toEqual(minutes.map((minute) => minute.sum))
      expect(values(maximum)).toEqual(minutes.map((minute) => minute.maximum))
      expect(values(count)).toEqual(minutes.map((minute) => minute.count))
      const times = (sum?.points ?? []).map(({ at }) => at.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(sum?.id).toBe('Read Sum')
    })

    it('reads a percentile', async (context) => {
      const { metrics, metric, from, to, p90 } = place()
      if (p90 === undefined) return context.skip('this place has no true percentiles')
      const [series] = await metrics.read([{ id: 'p90', metric, statistic: 'p90', periodSeconds: 3600 }], from, to)
      expect(values(series)).toHaveLength(1)
      expect(values(series)[0]).toBeGreaterThanOrEqual(p90[0])
      expect(values(series)[0]).toBeLessThanOrEqual(p90[1])
    })

    it('answers no points, and no zero, for a metric that does not exist', async () => {
      const { metrics, metric, from, to } = place()
      const nothing = { id: 'none', metric: { ...metric, name: 'no-such-metric' }, statistic: 'Sum', periodSeconds: 60 }
      expect(await metrics.read([nothing], from, to)).toEqual([{ id: 'none', points: [] }])
      expect(await metrics.read([], from, to)).toEqual([])
    })
  })
}
