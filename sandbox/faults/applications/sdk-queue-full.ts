import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'

/** One service makes more spans than its SDK sends; the queue is full again and again. */
export const sdkQueueFull = defineFault({
  name: 'sdk-queue-full',
  finds: 'sdk-queue-full',
  apply(account) {
    account.conditions.push({
      kind: 'application_says',
      service: worker,
      everySeconds: 21,
      since: ago(account),
      says: (_account, at) => [
        {
          at,
          service: worker,
          level: 'WARNING',
          logger: 'opentelemetry.sdk._shared_internal',
          message: 'Queue full, dropping Span.',
          fields: {},
        },
      ],
    })
  },
})
