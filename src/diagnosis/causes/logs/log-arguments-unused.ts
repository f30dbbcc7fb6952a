import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import { lineProof } from '../../proof.ts'

/**
 * A call gives values to a message without places for them: the line is lost. Any formatting may fail so; only Python's
 * report says that it was logging.
 */
export const logArgumentsUnused = defineCause({
  kind: 'log-arguments-unused',
  catalogue: [],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge: (known) =>
    failedRecords(known, 'arguments').flatMap(({ service, newest, sure }) =>
      sure
        ? [
            {
              subject: service,
              confidence: 'confirmed' as const,
              values: {},
              proof: [lineProof('applicationLog', newest)] as const,
            },
          ]
        : [],
    ),
})
