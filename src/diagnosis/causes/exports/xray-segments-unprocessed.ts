import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

/** X-Ray's answer with at least one segment in its list. Source: contrib, awsxray.go, `response: ` at level debug. */
const unprocessed = /UnprocessedTraceSegments\\?"?:\s*\[\s*\{/
const code = /ErrorCode\\?"?:\s*\\?"?(\w+)/

/**
 * X-Ray took the call and left out segments: too large, or not as it wants them. The exporter counts them as sent, and
 * only at level debug it says so. Sources: contrib, awsxray.go; X-Ray API, PutTraceSegments.
 */
export const xraySegmentsUnprocessed = defineCause({
  kind: 'xray-segments-unprocessed',
  catalogue: ['T31', 'T32'],
  source: 'code',
  symptoms: ['traces'],
  hop: 'exporting',
  brings: ['traces_missing'],
  stackWide: true,
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const line = collectorLines(collectorLog).find(({ text }) => unprocessed.test(text))
    if (line === undefined) return []
    return [
      {
        subject: line.component === '' ? 'awsxray' : line.component,
        confidence: 'confirmed',
        values: { code: code.exec(line.text)?.[1] ?? 'ErrorCode' },
        proof: [lineProof('collectorLog', line)],
      },
    ]
  },
})
