import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import { lineProof } from '../../proof.ts'

/** A format names a field that not every record has: each record without it is lost. */
export const logFormatFieldMissing = defineCause({
  kind: 'log-format-field-missing',
  catalogue: ['L6'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge: (known) =>
    failedRecords(known, 'field_missing').map(({ service, names, newest }) => ({
      subject: service,
      confidence: 'confirmed',
      values: { field: names },
      proof: [lineProof('applicationLog', newest)],
    })),
})
