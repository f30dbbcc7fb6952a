import { defineCause } from '../../cause.ts'
import { pipelinesOf } from '../../collector-config.ts'
import type { Signal } from '../../findings.ts'
import { failing, listed, said } from '../../sdk-evidence.ts'

/** The collector takes OTLP, but has no pipeline that would take this signal from its receiver. */
export const sdkSignalUnimplemented = defineCause({
  kind: 'sdk-signal-unimplemented',
  catalogue: ['T22', 'M34'],
  source: 'recorded',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'receiving',
  // A pipeline that its configuration lacks is the cause itself; this is what is left where that cannot be read.
  effectOf: ['traces_unsent', 'metrics_unsent', 'logs_unsent'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services', 'collectorConfig'],
  judge({ applicationLog, taskDefinitions, services, collectorConfig }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const configured = collectorConfig?.config === undefined ? undefined : pipelinesOf(collectorConfig)
    const lacks = (signal: Signal) =>
      configured !== undefined && configured.length > 0 && !configured.some((one) => one.signal === signal)
    const told = failing(known, ['no_pipeline', 'no_path'], context).flatMap(({ service, lines }) =>
      lines
        // Over HTTP a wrong path is answered alike; only the configuration tells them apart.
        .filter(({ failure, signal }) => failure === 'no_pipeline' || (signal !== undefined && lacks(signal)))
        .map((line) => ({ service, line })),
    )
    const bySignal = Map.groupBy(told, ({ line }) => line.signal)
    return [...bySignal].flatMap(([signal, [first, ...more]]) =>
      first === undefined
        ? []
        : [
            {
              subject: context.environment.collectorService,
              confidence: 'confirmed' as const,
              values: { signal: signal ?? '', services: listed([first, ...more].map(({ service }) => service)) },
              proof: [said(first.line)] as const,
            },
          ],
    )
  },
})
