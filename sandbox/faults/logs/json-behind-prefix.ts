import { asctime, asJson } from '../../account/telemetry/lines/application.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A new release runs under a formatter that puts time and level before the JSON. */
export const jsonBehindPrefix = defineFault({
  name: 'json-behind-prefix',
  finds: 'json-behind-prefix',
  apply(account) {
    writtenAs(account, api, (record) => [`${asctime(record.at)} ${record.level} ${asJson(record)}`])
  },
})
