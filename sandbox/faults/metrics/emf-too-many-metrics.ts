import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { directives } from './change.ts'

const more = Array.from({ length: 131 }, (_, index) => `agent.tool.${index + 1}.calls`)

const declared = directives((each) => ({
  ...each,
  Metrics: [...each.Metrics, ...more.map((Name) => ({ Name, Unit: 'Count' }))],
}))

const widened = (event: Record<string, unknown>): Record<string, unknown> => ({
  ...declared(event),
  ...Object.fromEntries(more.map((name, index) => [name, index % 7])),
})

/** A service counts each of its tools by itself: one event declares 132 metrics. */
export const emfTooManyMetrics = defineFault({
  name: 'emf-too-many-metrics',
  finds: 'emf-too-many-metrics',
  apply(account) {
    account.conditions.push({
      kind: 'emf',
      service: worker,
      metrics: /^agent\./,
      event: widened,
      lost: 'as_invalid',
      since: ago(account),
    })
  },
})
