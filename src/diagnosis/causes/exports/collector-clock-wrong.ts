import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/**
 * AWS refuses signatures whose time is more than some minutes off: the clock of what runs the collector is wrong.
 * Sources: AWS re:Post, "Signature expired" of Lambda; AWS Developer Tools Blog, "Clock-skew correction".
 */
export const collectorClockWrong = defineCause({
  kind: 'collector-clock-wrong',
  catalogue: ['T44'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'clock')
    if (!isSome(failures)) return []
    return [
      {
        subject: context.environment.collectorService,
        confidence: 'confirmed',
        values: { exporters: exportersOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
