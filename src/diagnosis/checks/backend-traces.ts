import type { TraceSummary } from '../../ports.ts'
import { type CheckContext, defineCheck, settling } from '../check.ts'
import { windowMinutes as minutes } from '../facts/fact.ts'
import type { FactValues, Revisions } from '../facts/schemas.ts'
import type { Judgement } from '../findings.ts'
import { accepted, ownFlow } from '../flow.ts'

const source = 'traces'
const settlesWithin = settling.backends

/** @returns the name under which a service's telemetry appears: OTEL_SERVICE_NAME, else service.name, else the ECS name. */
const telemetryName = (service: string, { running }: Revisions): string => {
  const variables = running.containers.map(({ environment }) => environment)
  const named = variables.flatMap(({ OTEL_SERVICE_NAME: name }) => name ?? [])[0]
  const attributes = variables.flatMap(({ OTEL_RESOURCE_ATTRIBUTES: list }) => list ?? [])[0]
  return named ?? /(?:^|,)service\.name=([^,]+)/.exec(attributes ?? '')?.[1] ?? service
}

const expected = (known: Partial<FactValues>, { environment }: CheckContext): string[] => {
  if (known.taskDefinitions !== undefined)
    return known.taskDefinitions.map(({ service, ...revisions }) => telemetryName(service, revisions))
  const { services } = known.services ?? { services: [] }
  return services.map(({ name }) => name).filter((name) => name !== environment.collectorService)
}

const newestOf = (traces: readonly TraceSummary[], service: string): Date | undefined =>
  traces
    .filter(({ services }) => services.includes(service))
    .map(({ startedAt }) => startedAt)
    .sort((one, other) => other.getTime() - one.getTime())[0]

export const freshTraces = defineCheck({
  name: 'fresh-traces',
  hop: 'backends',
  needs: ['traceDestination', 'traces'],
  wants: ['services', 'taskDefinitions', 'collectorMetrics', 'indexedPercent'],
  judge(known, context) {
    const { traceDestination: where, traces, collectorMetrics } = known
    const list = traces.traces
    if (list.length === 0) {
      const own = collectorMetrics && ownFlow(collectorMetrics, context.environment)
      const taken = own === undefined ? 0 : (accepted(own, 'traces')?.count ?? 0)
      if (taken > 0)
        return [
          { status: 'failed', seen: { kind: 'tracesLost', accepted: taken, minutes, where }, source, settlesWithin },
        ]
      return [
        {
          status: 'unknown',
          reason: 'no_data',
          seen: { kind: 'tracesNoneAtAll', minutes, where },
          source,
          settlesWithin,
        },
      ]
    }
    const names = expected(known, context)
    const judged = names.map((service): Judgement => {
      const lastAt = newestOf(list, service)
      if (lastAt !== undefined)
        return { status: 'passed', seen: { kind: 'tracesFresh', service, lastAt, where }, source, at: lastAt }
      // Without traffic there is nothing to trace, so silence alone proves nothing.
      return {
        status: 'unknown',
        reason: traces.complete ? 'no_data' : 'too_much',
        seen: { kind: 'tracesNone', service, minutes },
        source,
        settlesWithin,
      }
    })
    const percent = known.indexedPercent
    if (percent === undefined || percent === null) return judged
    return [...judged, { status: 'passed', seen: { kind: 'indexed', percent }, source: 'indexedPercent' }]
  },
})
