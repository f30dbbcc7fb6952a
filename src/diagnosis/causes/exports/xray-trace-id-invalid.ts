import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

/** Source: reference on the collector, T33; at level debug since the span alone is dropped. */
const invalid = /invalid xray traceid/i

/**
 * A collector that still wants the time in the first eight digits of a trace id, as X-Ray's own ids have it, drops spans
 * with others. Collectors of today do not look. Sources: contrib, gate `exporter.awsxray.skiptimestampvalidation`; ADOT
 * for Lambda, issue 198.
 */
export const xrayTraceIdInvalid = defineCause({
  kind: 'xray-trace-id-invalid',
  catalogue: ['T33'],
  source: 'code',
  symptoms: ['traces'],
  hop: 'exporting',
  brings: ['traces_missing'],
  stackWide: true,
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const line = collectorLines(collectorLog).find(({ text }) => invalid.test(text))
    if (line === undefined) return []
    return [
      {
        subject: line.component === '' ? 'awsxray' : line.component,
        confidence: 'confirmed',
        values: {},
        proof: [lineProof('collectorLog', line)],
      },
    ]
  },
})
