import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { ago, defineFault } from '../fault.ts'

/** More arrives than half a processor can work off: now and then an export runs into its deadline. */
export const collectorCpuStarved = defineFault({
  name: 'collector-cpu-starved',
  finds: 'collector-cpu-starved',
  apply(account) {
    const since = ago(account)
    account.conditions.push(
      { kind: 'cpu_pressure', since },
      {
        kind: 'sdk_stumbles',
        share: 0.4,
        says: (_account, from) =>
          grpcFailure(account, from, {
            target: collectorTarget(account),
            status: 'DEADLINE_EXCEEDED',
            details: 'Deadline Exceeded',
          }),
        since,
      },
    )
  },
})
