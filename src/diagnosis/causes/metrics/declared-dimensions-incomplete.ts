import { defineCause } from '../../cause.ts'
import { embedded } from '../../emf.ts'
import { applicationExporter, type EmfExporter, selects } from '../../emf-exporter.ts'
import { asSet } from '../../metric-list.ts'

/** Attributes of the resource, which are labels only with `resource_to_telemetry_conversion`. Source: semantic conventions. */
const ofResource = /^(?:service|deployment|telemetry|host|cloud|container|k8s|aws|process|os|faas|device)\./
/** Labels that a data point has only when something went wrong; a declaration may well wait for them. */
const onlyOnFailure = /error|exception|fault/i

/** Larger sets are dropped when awsemf starts, which is a cause of its own. Source: awsemf v0.156, metric_declaration.go. */
const mostDeclared = 10

/** Labels that the nearest declared set has and the data point has not; none where a set is whole or none is declared. */
const missingIn = (exporter: EmfExporter, name: string, labels: readonly string[]): string[] | undefined => {
  const matching = exporter.declarations.filter(
    ({ selectors, byLabels }) => !byLabels && selectors.some((selector) => selects(selector, name)),
  )
  const lacks = matching.flatMap(({ dimensions }) =>
    dimensions.filter((set) => set.length <= mostDeclared).map((set) => set.filter((each) => !labels.includes(each))),
  )
  return lacks.sort((one, other) => one.length - other.length)[0]
}

/** A declaration selects the metric, but no data point has all labels of one of its sets: no metric, and no word about it. */
export const declaredDimensionsIncomplete = defineCause({
  kind: 'declared-dimensions-incomplete',
  catalogue: ['M12'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  effectOf: ['collector_down'],
  stackWide: true,
  needs: ['emfEvents', 'collectorConfig'],
  judge({ emfEvents: { kinds }, collectorConfig }, { environment }) {
    const exporter = applicationExporter(collectorConfig, environment)
    if (exporter === undefined || !exporter.onlyDeclared) return []
    const published = new Set(
      kinds
        .filter(embedded)
        .flatMap(({ metrics }) => metrics.filter(({ declared }) => declared).map(({ name }) => name)),
    )
    for (const { metrics, labels, count, lastAt } of kinds) {
      for (const { name } of metrics.filter((each) => !each.declared && !published.has(each.name))) {
        const missing = missingIn(exporter, name, labels)?.filter((label) => !onlyOnFailure.test(label)) ?? []
        if (missing.length === 0) continue
        const resource = !exporter.resourceLabels && missing.some((label) => ofResource.test(label))
        const option = 'resource_to_telemetry_conversion'
        return [
          {
            subject: exporter.id,
            confidence: resource ? 'confirmed' : 'likely',
            values: { metric: name, missing: asSet(missing) },
            proof: [
              { kind: 'count', source: 'emfEvents', at: lastAt, name, value: count, minutes: 15 },
              { kind: 'absent', source: 'emfEvents', what: missing.join(', '), where: name },
              ...(resource
                ? [{ kind: 'setting' as const, source: 'collectorConfig' as const, where: exporter.id, name: option }]
                : []),
            ],
          },
        ]
      }
    }
    return []
  },
})
