import { asJson } from '../../account/telemetry/lines/application.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release turns on uvicorn's access log, whose loggers have a handler of their own. Format as uvicorn 0.54 writes it. */
export const frameworkLogsText = defineFault({
  name: 'framework-logs-text',
  finds: 'framework-logs-text',
  apply(account) {
    writtenAs(account, api, (record) => {
      const { http_method: method, http_route: route, status } = record.fields
      const access = `INFO:     10.0.1.7:${40_000 + (Math.floor(record.at) % 20_000)} - "${method} ${route} HTTP/1.1" ${status} OK`
      return endsRequest(record) ? [asJson(record), access] : undefined
    })
  },
})
