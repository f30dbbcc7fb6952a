import { defineCause } from '../../cause.ts'
import { componentsOfType, pipelinesOf, texts } from '../../collector-config.ts'

/** `annotation.key` and `annotation[key]`. Source: X-Ray developer guide, filter expressions. */
const annotation = /annotation(?:\.([\w.]+)|\[\s*"?([^\]"]+)"?\s*\])/g

const keysIn = (filter: string): string[] =>
  [...filter.matchAll(annotation)].map(([, dotted, bracketed]) => (dotted ?? bracketed ?? '').trim())

/** A group of X-Ray searches an annotation that awsxray does not make: without `indexed_attributes` it is metadata. */
export const annotationNotIndexed = defineCause({
  kind: 'annotation-not-indexed',
  catalogue: ['T35'],
  source: 'code',
  symptoms: ['traces'],
  hop: 'backends',
  needs: ['traceGroups', 'collectorConfig'],
  judge({ traceGroups, collectorConfig }) {
    const used = new Set(pipelinesOf(collectorConfig).flatMap(({ exporters }) => exporters))
    const exporters = componentsOfType(collectorConfig, 'exporters', 'awsxray').filter(([id]) => used.has(id))
    const [first] = exporters
    if (first === undefined || exporters.some(([, settings]) => settings['index_all_attributes'] === true)) return []
    const indexed = exporters.flatMap(([, settings]) => texts(settings['indexed_attributes']))
    return traceGroups.flatMap(({ name, filter }) => {
      const attribute = keysIn(filter).find((key) => key !== '' && !indexed.includes(key))
      if (attribute === undefined) return []
      return [
        {
          subject: name,
          // An SDK of X-Ray's own may make annotations without the collector.
          confidence: 'likely' as const,
          values: { attribute, filter },
          proof: [
            { kind: 'setting', source: 'traceGroups', where: name, name: 'FilterExpression', value: filter },
            {
              kind: 'setting',
              source: 'collectorConfig',
              where: first[0],
              name: 'indexed_attributes',
              value: indexed.join(', '),
            },
          ] as const,
        },
      ]
    })
  },
})
