import { defineCause } from '../../cause.ts'
import { failing, said } from '../../sdk-evidence.ts'

/** A service makes data faster than its SDK sends it; where exports fail, that is why, and this follows. */
export const sdkQueueFull = defineCause({
  kind: 'sdk-queue-full',
  catalogue: ['T21'],
  source: 'measured',
  symptoms: ['traces'],
  hop: 'applications',
  brings: ['traces_missing'],
  effectOf: ['traces_unsent', 'collector_unreachable', 'collector_down', 'collector_restarts', 'data_refused'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    // Exports that fail of the same service fill its queue; then the reason for that is the cause.
    const unsent = new Set(
      failing(known, ['refused', 'no_name', 'timed_out', 'gave_up', 'data_refused', 'tls', 'closed'], context).map(
        ({ service }) => service,
      ),
    )
    return failing(known, ['queue_full'], context)
      .filter(({ service }) => !unsent.has(service))
      .map(({ service, settings, line }) => ({
        subject: service,
        confidence: 'confirmed' as const,
        values: { size: settings?.variables['OTEL_BSP_MAX_QUEUE_SIZE'] ?? '2048' },
        proof: [said(line)] as const,
      }))
  },
})
