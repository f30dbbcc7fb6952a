import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { sentTo } from '../../flow-now.ts'
import type { Proof } from '../../proof.ts'
import { comfortable, largestBatch, usualSize } from '../../xray-batches.ts'

/** Batches are so large that their calls, one after the other, do not fit into the five seconds of an export. */
export const xrayBatchTooLarge = defineCause({
  kind: 'xray-batch-too-large',
  catalogue: ['T30'],
  source: 'code',
  symptoms: ['traces'],
  hop: 'exporting',
  brings: ['traces_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorConfig'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure, connecting }) => backend === 'xray' && failure === 'timed_out' && !connecting,
    )
    // Where nothing at all gets through it is the way that is closed, not the batch that is large.
    if (!isSome(failures) || sentTo('awsxray', known, context) === 0) return []
    const largest = known.collectorConfig === undefined ? undefined : largestBatch(known.collectorConfig)
    if (largest !== undefined && largest.size <= comfortable) return []
    const setting: Proof[] =
      largest === undefined
        ? []
        : [
            {
              kind: 'setting',
              source: 'collectorConfig',
              where: largest.id,
              name: 'send_batch_max_size',
              value: String(largest.size),
            },
          ]
    return [
      {
        subject: exportersOf(failures),
        confidence: largest === undefined ? 'possible' : 'confirmed',
        values: { size: String(largest?.size ?? usualSize) },
        proof: proofOf(failures, ...setting),
        reach: reachOf(failures),
      },
    ]
  },
})
