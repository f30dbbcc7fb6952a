import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** CloudWatch Logs takes fewer calls a second than are made. EMF and OTLP logs share its quotas. */
export const logsThrottled = defineCause({
  kind: 'logs-throttled',
  catalogue: ['M26'],
  source: 'recorded',
  symptoms: ['metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'logs' && (failure === 'throttled' || failure === 'rate_limited'),
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
  command: (_found, { region }) => `aws service-quotas list-service-quotas --service-code logs --region ${region}`,
})
