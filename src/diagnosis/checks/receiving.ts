import { defineCheck, settling } from '../check.ts'
import { windowMinutes as minutes } from '../facts/fact.ts'
import { type Judgement, signals } from '../findings.ts'
import { accepted, ownFlow, refused } from '../flow.ts'

const source = 'collectorMetrics'
const settlesWithin = settling.flow

export const receiving = defineCheck({
  name: 'receiving',
  hop: 'receiving',
  needs: ['collectorMetrics'],
  judge({ collectorMetrics }, { environment }) {
    const own = ownFlow(collectorMetrics, environment)
    const counts = signals.map((signal) => ({ signal, taken: accepted(own, signal) }))
    if (counts.every(({ taken }) => taken === undefined)) {
      const seen = { kind: 'noCollectorMetrics', namespace: environment.collectorNamespace } as const
      return [{ status: 'unknown', reason: 'no_data', seen, source, settlesWithin }]
    }
    if (counts.every(({ taken }) => (taken?.count ?? 0) === 0))
      return [{ status: 'failed', seen: { kind: 'nothingAccepted', minutes }, source, settlesWithin }]
    return counts.flatMap(({ signal, taken }): Judgement[] => {
      // Logs over OTLP are optional: their absence is no news, and neither is a signal that never existed.
      if (taken === undefined) return []
      const { count, lastAt } = taken
      if (count > 0)
        return [{ status: 'passed', seen: { kind: 'accepted', signal, count, minutes, lastAt }, source, at: lastAt }]
      return [{ status: 'warning', seen: { kind: 'signalSilent', signal, minutes }, source, settlesWithin }]
    })
  },
})

export const refusing = defineCheck({
  name: 'refusing',
  hop: 'receiving',
  needs: ['collectorMetrics'],
  judge({ collectorMetrics }, { environment }) {
    const own = ownFlow(collectorMetrics, environment)
    const counts = signals.map((signal) => ({ signal, turned: refused(own, signal) }))
    const found = counts.flatMap(({ signal, turned }): Judgement[] => {
      if (turned === undefined || turned.count === 0) return []
      const seen = { kind: 'refused', signal, count: turned.count, minutes, since: turned.since } as const
      return [{ status: 'failed', seen, source, at: turned.lastAt }]
    })
    if (found.length > 0) return found
    // A counter that does not exist has refused nothing only if the collector reports at all.
    const reports = signals.some((signal) => accepted(own, signal) !== undefined)
    return reports ? [{ status: 'passed', seen: { kind: 'nothingRefused' }, source }] : []
  },
})

export const ingress = defineCheck({
  name: 'ingress',
  hop: 'receiving',
  needs: ['collectorIngress'],
  explains: true,
  judge({ collectorIngress: rules }) {
    if (rules.length === 0) return []
    const open = rules.filter(
      ({ protocol, fromPort, toPort }) =>
        protocol === '-1' || (protocol === 'tcp' && fromPort <= 4317 && toPort >= 4317),
    )
    const sources = [...new Set(open.flatMap((rule) => rule.sources))]
    const groups = [...new Set(rules.map(({ group }) => group))]
    if (sources.length === 0)
      return [{ status: 'failed', seen: { kind: 'portClosed', groups }, source: 'collectorIngress' }]
    return [{ status: 'passed', seen: { kind: 'portOpen', sources }, source: 'collectorIngress' }]
  },
})
