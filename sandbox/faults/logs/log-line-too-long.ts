import { asJson } from '../../account/telemetry/lines/application.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** Bytes that a container runtime hands on at once. Source: moby issue 34887. */
const piece = 16_384

/** A new release logs the whole answer of the model with each request; in non-blocking mode the pieces are events. */
export const logLineTooLong = defineFault({
  name: 'log-line-too-long',
  finds: 'log-line-too-long',
  apply(account) {
    writtenAs(account, worker, (record) => {
      if (!endsRequest(record)) return undefined
      const line = asJson({ ...record, fields: { ...record.fields, completion: 'lorem ipsum '.repeat(1800) } })
      return Array.from({ length: Math.ceil(line.length / piece) }, (_, index) =>
        line.slice(index * piece, (index + 1) * piece),
      )
    })
  },
})
