import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A new configuration samples whole traces in each of two collectors, of which neither has them whole. */
export const tailSamplingSplit = defineFault({
  name: 'tail-sampling-split',
  finds: 'tail-sampling-split',
  apply(account) {
    const since = changeConfig(account, ({ processors, service }) => {
      const policies = [
        { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
        { name: 'some', type: 'probabilistic', probabilistic: { sampling_percentage: 70 } },
      ]
      Object.assign(processors, { tail_sampling: { decision_wait: '10s', policies } })
      for (const [name, pipeline] of Object.entries(service.pipelines))
        if (name.startsWith('traces')) pipeline.processors.splice(-1, 0, 'tail_sampling')
    })
    account.conditions.push({ kind: 'spans_dropped', share: 0.3, since })
  },
})
