import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import { lineProof } from '../../proof.ts'

/** Fields are given as keyword arguments, as structlog takes them: the standard library raises. */
export const logFieldsAsKeywords = defineCause({
  kind: 'log-fields-as-keywords',
  catalogue: ['L4'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge: (known) =>
    failedRecords(known, 'keyword').map(({ service, names, newest }) => ({
      subject: service,
      confidence: 'confirmed',
      values: { key: names },
      proof: [lineProof('applicationLog', newest)],
    })),
})
