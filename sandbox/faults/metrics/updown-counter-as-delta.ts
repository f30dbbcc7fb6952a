import { roll } from '../../account/chance.ts'
import { api } from '../../account/telemetry/routes.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A new configuration lets non-monotonic sums into the EMF pipeline: active requests come as their change. */
export const updownCounterAsDelta = defineFault({
  name: 'updown-counter-as-delta',
  finds: 'updown-counter-as-delta',
  apply(account) {
    const since = changeConfig(account, ({ exporters, service }) => {
      const { pipelines } = service
      pipelines.metrics.processors = pipelines.metrics.processors.filter((id) => id !== 'filter/updown')
      exporters.awsemf.metric_declarations.push({
        dimensions: [['service.name']],
        metric_name_selectors: ['^http\\.server\\.active_requests$'],
      })
    })
    const active = (minute: number) => Math.floor(6 * roll(account.seed, minute, 'active'))
    account.conditions.push({
      kind: 'measured',
      service: api,
      name: 'http.server.active_requests',
      unit: 'Count',
      values(minute) {
        const change = active(minute) - active(minute - 1)
        return [change < 0 ? active(minute) : change]
      },
      since,
    })
  },
})
