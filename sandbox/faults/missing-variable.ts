import { grpcFailure, refusedAt } from '../account/telemetry/lines/sdk_errors.ts'
import { worker } from '../account/telemetry/routes.ts'
import { ago, defineFault } from './fault.ts'
import { nextApplication } from './revisions.ts'
import { rollOut } from './roll_out.ts'

/** A new revision of one service lacks OTEL_EXPORTER_OTLP_ENDPOINT: its SDK sends to localhost, where nobody listens. */
export const missingVariable = defineFault({
  name: 'missing-variable',
  finds: 'endpoint-variable-missing',
  apply(account) {
    const at = ago(account)
    const definition = nextApplication(account, worker, { registeredAt: at, without: ['OTEL_EXPORTER_OTLP_ENDPOINT'] })
    account.conditions.push({
      kind: 'sdk_fails',
      says: (_account, from) =>
        grpcFailure(account, from, {
          target: 'localhost:4317',
          status: 'UNAVAILABLE',
          details: refusedAt('127.0.0.1'),
        }),
      service: worker,
      since: rollOut(account, worker, { at, definition }),
    })
  },
})
