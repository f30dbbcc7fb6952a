import { asJson } from '../../account/telemetry/lines/application.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release prints the traceback of an exception that it then gets over, with `traceback.print_exc()`. */
export const logLinesSplit = defineFault({
  name: 'log-lines-split',
  finds: 'log-lines-split',
  apply(account) {
    writtenAs(account, worker, (record) =>
      endsRequest(record) && Math.floor(record.at) % 5 === 0
        ? [
            'Traceback (most recent call last):',
            '  File "/app/agent_worker/memory.py", line 88, in recall',
            '    return self.cache[key]',
            "KeyError: 'agent-7'",
            asJson(record),
          ]
        : undefined,
    )
  },
})
