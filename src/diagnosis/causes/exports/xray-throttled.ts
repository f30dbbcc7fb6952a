import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** X-Ray takes fewer segments a second than are sent. A client's fault by its status, so that awsxray drops the batch at once. */
export const xrayThrottled = defineCause({
  kind: 'xray-throttled',
  catalogue: ['T29'],
  source: 'recorded',
  symptoms: ['traces'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'xray' && (failure === 'throttled' || failure === 'rate_limited'),
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { region: context.environment.region },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
  command: (_found, { region }) => `aws service-quotas list-service-quotas --service-code xray --region ${region}`,
})
