import { defineFault } from '../fault.ts'
import { changeWorker, saysAtStart } from './change.ts'

/** A new revision of one service asks for a sampler that there is not: its SDK keeps every trace. */
export const samplerInvalid = defineFault({
  name: 'sampler-invalid',
  finds: 'sampler-invalid',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_TRACES_SAMPLER: 'parentbased_ratio' } })
    saysAtStart(account, since, {
      level: 'WARNING',
      logger: 'opentelemetry.sdk._configuration',
      message:
        "Using default sampler. Failed to initialize sampler, parentbased_ratio: Requested component 'parentbased_ratio' not found in entry point 'opentelemetry_traces_sampler'",
    })
  },
})
