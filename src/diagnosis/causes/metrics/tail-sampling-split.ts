import { defineCause } from '../../cause.ts'
import { componentsOf, pipelinesOf } from '../../collector-config.ts'

const isTail = (id: string): boolean => /^(?:tail_sampling|groupbytrace|group_by_trace)(?:\/|$)/.test(id)

/** Tail sampling judges whole traces, but several collectors each get a part. Source: contrib, tailsamplingprocessor, README. */
export const tailSamplingSplit = defineCause({
  kind: 'tail-sampling-split',
  catalogue: ['T38'],
  source: 'documented',
  symptoms: ['traces'],
  hop: 'receiving',
  needs: ['collectorConfig', 'services'],
  judge({ collectorConfig, services: { services } }, { environment: { collectorService } }) {
    const pipelines = pipelinesOf(collectorConfig).filter(({ signal }) => signal === 'traces')
    const processor = pipelines.flatMap(({ processors }) => processors).find(isTail)
    const collector = services.find(({ name }) => name === collectorService)
    if (processor === undefined || collector === undefined || collector.wanted < 2) return []
    if (componentsOf(collectorConfig, 'exporters').some(([id]) => /^load_?balancing(?:\/|$)/.test(id))) return []
    return [
      {
        subject: collectorService,
        confidence: 'likely',
        values: { processor, tasks: String(collector.wanted) },
        proof: [
          { kind: 'setting', source: 'collectorConfig', where: 'processors', name: processor },
          { kind: 'count', source: 'services', name: 'runningCount', value: collector.running, minutes: 0 },
        ],
      },
    ]
  },
})
