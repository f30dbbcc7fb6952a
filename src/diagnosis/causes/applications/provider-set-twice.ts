import { defineCause } from '../../cause.ts'
import { sdkSayings } from '../../lines/sdk-saying.ts'
import { lineProof } from '../../proof.ts'
import { sdkSettings } from '../../sdk-settings.ts'

/**
 * Sources: opentelemetry-python (measured), opentelemetry-js `api/internal/global-utils`, opentelemetry-java
 * `GlobalOpenTelemetry.set`.
 */
const twice =
  /Overriding of current (Tracer|Meter|Logger)Provider is not allowed|Attempted duplicate registration of API: (?:trace|metrics)|GlobalOpenTelemetry\.set has already been called/

/** A service sets its SDK up twice, so that the second set-up, with its exporters, is ignored. */
export const providerSetTwice = defineCause({
  kind: 'provider-set-twice',
  catalogue: ['T6'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'traces_missing', 'metrics_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions'],
  judge({ applicationLog, taskDefinitions }) {
    const sayings = sdkSayings(applicationLog, sdkSettings(taskDefinitions), twice)
    return [...Map.groupBy(sayings, ({ service }) => service)].flatMap(([service, [saying]]) =>
      saying === undefined
        ? []
        : [
            {
              subject: service,
              confidence: 'confirmed' as const,
              values: { provider: saying.found === '' ? 'TracerProvider' : `${saying.found}Provider` },
              proof: [lineProof('applicationLog', saying)] as const,
            },
          ],
    )
  },
})
