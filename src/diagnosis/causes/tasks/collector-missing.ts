import type { TaskDefinition } from '../../../ports.ts'
import { defineCause } from '../../cause.ts'

/** Images of collectors, as their makers call them. Source: reference on the collector, which image. */
const collectorImage = /otel|opentelemetry|adot|collector/i

const isCollector = ({ name, image }: TaskDefinition['containers'][number]): boolean =>
  collectorImage.test(image.replace(/^.*\//, '')) || /collector/i.test(name)

const endpointOf = ({ containers }: TaskDefinition): string | undefined =>
  containers.flatMap(({ environment }) => environment['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? [])[0]

const local = /^https?:\/\/(?:localhost|127\.|\[::1\])/

/** Services send to a collector of their own, and the cluster has none by that name. An empty cluster lacks nothing yet. */
export const collectorMissing = defineCause({
  kind: 'collector-missing',
  catalogue: ['T18'],
  source: 'measured',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_down', 'collector_unreachable', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['services', 'taskDefinitions'],
  judge({ services: { services }, taskDefinitions }, { environment: { collectorService, cluster, discoveryService } }) {
    const collector = services.find(({ name }) => name === collectorService)
    if (collector?.status === 'ACTIVE') return []
    const sidecar = taskDefinitions.some(({ running }) => running.containers.some(isCollector))
    const senders = taskDefinitions.flatMap(({ service, running }) => {
      const endpoint = endpointOf(running)
      return endpoint === undefined || local.test(endpoint) ? [] : [{ service, endpoint }]
    })
    const [sender] = senders
    if (sender === undefined || sidecar) return []
    // Where the services send elsewhere on purpose, the stack may do without a collector.
    const expected = senders.some(({ endpoint }) => endpoint.includes(discoveryService))
    return [
      {
        subject: collectorService,
        confidence: expected || collector !== undefined ? 'confirmed' : 'possible',
        values: { cluster, status: collector?.status ?? 'MISSING' },
        proof: [
          collector === undefined
            ? { kind: 'absent', source: 'services', what: collectorService, where: cluster }
            : { kind: 'ecs', source: 'services', subject: collectorService, text: collector.status },
          {
            kind: 'variable',
            source: 'taskDefinitions',
            service: sender.service,
            name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
            value: sender.endpoint,
          },
        ],
      },
    ]
  },
  command: ({ values: { cluster } }, { region }) => `aws ecs list-services --cluster ${cluster} --region ${region}`,
})
