import { defineCause } from '../../cause.ts'

/** Different values of one dimension of one metric in three hours; fewer cost little. */
const most = 20

/** Attributes that are different for each task, request or address. Source: semantic conventions. */
const unbounded =
  /instance\.?_?id|^url\.(?:full|path|query)|^http\.(?:url|target)$|^host\.|^container\.(?:id|name)|(?:client|peer)\.(?:address|ip|port|name)|user\.?_?id|session|request\.?_?id|trace\.?_?id|span\.?_?id|pod/i

const looksLikeId =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{12,}$|\d{1,3}(?:\.\d{1,3}){3}|\d{4,}$|ip-\d|arn:|https?:\/\/)|[?&]\w+=|\/[0-9a-f-]{12,}|\/\d+(?:\/|$)/i

type Spread = { metric: string; dimension: string; values: Set<string> }

const isExplosion = ({ dimension, values }: Spread): boolean => {
  if (values.size < most) return false
  const ids = [...values].filter((value) => looksLikeId.test(value)).length
  return unbounded.test(dimension) || ids >= 0.8 * values.size
}

/** A dimension has a value for each task, request or address: each is a metric of its own, with its own price. */
export const metricCardinality = defineCause({
  kind: 'metric-cardinality',
  catalogue: ['M35'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  needs: ['applicationMetrics'],
  judge({ applicationMetrics: { metrics } }) {
    const spreads = new Map<string, Spread>()
    for (const { metric } of metrics)
      for (const [dimension, value] of Object.entries(metric.dimensions)) {
        const key = `${metric.name} ${dimension}`
        const spread = spreads.get(key) ?? { metric: metric.name, dimension, values: new Set() }
        spread.values.add(value)
        spreads.set(key, spread)
      }
    const found = [...spreads.values()].filter(isExplosion)
    return [...Map.groupBy(found, ({ dimension }) => dimension)].flatMap(([dimension, list]) => {
      const [worst] = list.sort((one, other) => other.values.size - one.values.size)
      if (worst === undefined) return []
      const { metric, values } = worst
      const examples = [...values].slice(0, 3).join(', ')
      return [
        {
          subject: dimension,
          confidence: 'confirmed' as const,
          values: { metric, dimension, count: String(values.size) },
          proof: [
            { kind: 'count', source: 'applicationMetrics', name: dimension, value: values.size, minutes: 180 },
            { kind: 'setting', source: 'applicationMetrics', where: metric, name: dimension, value: examples },
          ] as const,
        },
      ]
    })
  },
})
