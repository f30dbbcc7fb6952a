import { defineCause } from '../../cause.ts'
import { sdkSayings } from '../../lines/sdk-saying.ts'
import { lineProof } from '../../proof.ts'
import { sdkSettings } from '../../sdk-settings.ts'

/** Source: opentelemetry-python-contrib, `auto_instrumentation` (`__init__.py` and `_load.py`). */
const failed =
  /Failed to auto initialize open[Tt]elemetry|Failed to auto initialize OpenTelemetry|Configuration of \w+ failed/

/** The last line of a traceback names the exception. */
const exception = /(?:^|\\n|\n|"exc_info":\s*".*?)((?:\w+\.)*\w*(?:Error|Exception): .{1,160}?)(?=\\n|\n|"|$)/s

/** Auto-instrumentation ended with an error that no other cause explains: the service runs without telemetry. */
export const sdkSetupFailed = defineCause({
  kind: 'sdk-setup-failed',
  catalogue: [],
  source: 'code',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'applications',
  brings: ['traces_missing', 'metrics_missing'],
  // What is known exactly about the same start hides it.
  effectOf: ['traces_unsent', 'metrics_unsent'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions'],
  judge({ applicationLog, taskDefinitions }) {
    const sayings = sdkSayings(applicationLog, sdkSettings(taskDefinitions), failed)
    return [...Map.groupBy(sayings, ({ service }) => service)].flatMap(([service, [saying]]) =>
      saying === undefined
        ? []
        : [
            {
              subject: service,
              confidence: 'confirmed' as const,
              values: { error: exception.exec(saying.text)?.[1] ?? failed.exec(saying.text)?.[0] ?? '' },
              proof: [lineProof('applicationLog', saying)] as const,
            },
          ],
    )
  },
})
