import { defineCause } from '../../cause.ts'
import { componentsOf, pipelinesOf } from '../../collector-config.ts'
import type { FactValues } from '../../facts/schemas.ts'

/** The exporters that this product's backends need, with what they take. */
const backends = { awsxray: 'traces', awsemf: 'metrics', awscloudwatchlogs: 'logs' } as const

const typeOf = (id: string): string => id.replace(/\/.*$/, '')
const isOwn = (id: string): boolean => id.endsWith('/self')

/** Data is fresh when it is not older than this, in ms: EMF needs up to five minutes. */
const fresh = 10 * 60_000

type Read = Partial<Pick<FactValues, 'traces' | 'applicationMetrics'>>

/** Whether something arrives of that signal all the same; what nobody reads back is not known. */
const arrives = (signal: string, { traces, applicationMetrics }: Read, now: Date): boolean | undefined => {
  if (signal === 'traces') return traces && traces.traces.length > 0
  if (signal === 'metrics')
    return applicationMetrics?.metrics.some(
      ({ lastAt }) => lastAt !== undefined && now.getTime() - lastAt.getTime() < fresh,
    )
  return undefined
}

/** An exporter is defined, there is a pipeline for its signal, and no pipeline uses it. */
export const exporterUnused = defineCause({
  kind: 'exporter-unused',
  catalogue: ['T22'],
  source: 'code',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  effectOf: ['collector_down'],
  needs: ['collectorConfig'],
  wants: ['traces', 'applicationMetrics'],
  judge({ collectorConfig, ...read }, { now }) {
    const pipelines = pipelinesOf(collectorConfig).filter(({ name }) => !isOwn(name))
    return Object.entries(backends).flatMap(([type, signal]) => {
      const defined = componentsOf(collectorConfig, 'exporters').find(([id]) => typeOf(id) === type && !isOwn(id))
      const carrying = pipelines.filter((pipeline) => pipeline.signal === signal)
      const [first] = carrying
      const uses = carrying.some(({ exporters }) => exporters.some((id) => typeOf(id) === type && !isOwn(id)))
      // A pipeline that hands its data to another one by a connector may reach the exporter that way.
      const connected = componentsOf(collectorConfig, 'connectors').length > 0
      const arriving = arrives(signal, read, now)
      if (defined === undefined || first === undefined || uses || connected || arriving) return []
      return [
        {
          subject: defined[0],
          // Logs are not read back from there; somebody may want them elsewhere.
          confidence: arriving === false ? ('confirmed' as const) : ('possible' as const),
          values: { signal, pipeline: first.name, exporters: first.exporters.join(', ') },
          proof: [
            {
              kind: 'setting',
              source: 'collectorConfig',
              where: `service.pipelines.${first.name}`,
              name: 'exporters',
              value: first.exporters.join(', '),
            },
          ] as const,
        },
      ]
    })
  },
})
