import { defineCause } from '../../cause.ts'
import { applicationExporter } from '../../emf-exporter.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { validationErrors } from '../../metric-list.ts'
import { lineProof } from '../../proof.ts'

/** awsemf drops a declared set above this. Source: awsemf v0.156, metric_declaration.go. */
const mostDeclared = 10
/** CloudWatch makes no metric of a set above this. Source: CloudWatch, embedded metric format specification. */
const mostEmbedded = 30

const dropped = /^Dropped dimension set: > (\d+) dimensions specified/

export const emfTooManyDimensions = defineCause({
  kind: 'emf-too-many-dimensions',
  catalogue: ['M13'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  needs: [],
  wants: ['collectorLog', 'collectorStart', 'collectorConfig', 'emfEvents', 'collectorMetrics'],
  judge({ collectorLog, collectorStart, collectorConfig, emfEvents, collectorMetrics }, { environment }) {
    const exporter = applicationExporter(collectorConfig, environment)
    const subject = exporter?.id ?? 'awsemf'
    const declared = exporter?.declarations.flatMap(({ dimensions }) => dimensions) ?? []
    const large = declared.find((set) => new Set(set).size > mostDeclared)
    if (large !== undefined && exporter !== undefined) {
      const values = { count: String(large.length), limit: String(mostDeclared) }
      const value = `[${large.join(', ')}]`
      const proof = { kind: 'setting', source: 'collectorConfig', where: subject, name: 'dimensions', value } as const
      return [{ subject, confidence: 'confirmed', values, proof: [proof] }]
    }
    for (const source of ['collectorLog', 'collectorStart'] as const) {
      const digest = source === 'collectorLog' ? collectorLog : collectorStart
      const line =
        digest &&
        collectorLines(digest).find(({ message, component }) => dropped.test(message) && !component.endsWith('/self'))
      // A configuration that is known and has no such set has been mended since.
      if (line === undefined || (source === 'collectorLog' && exporter !== undefined)) continue
      const set = line.fields['dimensions']
      const count = typeof set === 'string' ? String(set.split(',').length) : `> ${mostDeclared}`
      const values = { count, limit: dropped.exec(line.message)?.[1] ?? String(mostDeclared) }
      return [{ subject: line.component || subject, confidence: 'confirmed', values, proof: [lineProof(source, line)] }]
    }
    const wide = emfEvents?.kinds.find(({ dimensions }) => dimensions.some((set) => set.length > mostEmbedded))
    if (wide === undefined) return []
    const count = Math.max(...wide.dimensions.map((set) => set.length))
    const errors = collectorMetrics === undefined ? 0 : validationErrors(collectorMetrics)
    return [
      {
        subject,
        confidence: errors > 0 ? 'confirmed' : 'likely',
        values: { count: String(count), limit: String(mostEmbedded) },
        proof: [
          { kind: 'measure', source: 'emfEvents', at: wide.lastAt, name: 'Dimensions', value: String(count) },
          { kind: 'count', source: 'collectorMetrics', name: 'EMFValidationErrors', value: errors, minutes: 15 },
        ],
      },
    ]
  },
})
