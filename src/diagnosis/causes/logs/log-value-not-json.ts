import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import type { LoggingError } from '../../lines/logging-error.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { lineProof } from '../../proof.ts'

const frame = /^\s+File "/
const nearMs = 60_000

/** Nothing but the exception is left on standard error: no field of a JSON line, and no frames that tell where it was. */
const isAlone = ({ text, stream, at }: LoggingError, sample: readonly SampledLine[] = []): boolean =>
  /^TypeError: /.test(text) &&
  !sample.some(
    (line) => line.stream === stream && frame.test(line.text) && Math.abs(line.at.getTime() - at.getTime()) < nearMs,
  )

/**
 * A field holds what JSON cannot: the line is lost. The same exception is raised where an answer is written as JSON, so
 * it is logging's own for certain only beside Python's report, or with its frames in the traceback.
 */
export const logValueNotJson = defineCause({
  kind: 'log-value-not-json',
  catalogue: ['L7'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services', 'logSample'],
  judge: (known) =>
    failedRecords(known, 'not_json').flatMap(({ service, names, newest, sure }) =>
      sure || isAlone(newest, known.logSample)
        ? [
            {
              subject: service,
              confidence: sure ? ('confirmed' as const) : ('possible' as const),
              values: { type: names },
              proof: [lineProof('applicationLog', newest)] as const,
            },
          ]
        : [],
    ),
})
