import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import { lineProof } from '../../proof.ts'

/** A call gives `extra` a name that every LogRecord has: Python raises, and the call that wanted to log fails. */
export const logExtraReservedName = defineCause({
  kind: 'log-extra-reserved-name',
  catalogue: ['L3'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge: (known) =>
    failedRecords(known, 'reserved_name').map(({ service, names, newest }) => ({
      subject: service,
      confidence: 'confirmed',
      values: { key: names },
      proof: [lineProof('applicationLog', newest)],
    })),
})
