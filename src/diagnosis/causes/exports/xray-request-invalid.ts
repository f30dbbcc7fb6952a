import { defineCause } from '../../cause.ts'
import { codeOf, exportersOf, failuresOf, isSome, proofOf, reachOf, rejected } from '../../export-evidence.ts'

/** X-Ray does not accept what it was sent: a document that is none, or too much of it at once. */
export const xrayRequestInvalid = defineCause({
  kind: 'xray-request-invalid',
  catalogue: ['T32'],
  source: 'recorded',
  symptoms: ['traces'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'xray' && rejected.has(failure),
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { code: codeOf(failures[0]) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
