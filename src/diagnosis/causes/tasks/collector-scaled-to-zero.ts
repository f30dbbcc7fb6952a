import { defineCause } from '../../cause.ts'

/** Somebody, or a scaling policy, asked for no collector task at all. */
export const collectorScaledToZero = defineCause({
  kind: 'collector-scaled-to-zero',
  catalogue: ['U29'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_down', 'collector_unreachable', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['services'],
  judge({ services: { services } }, { environment: { collectorService } }) {
    const collector = services.find(({ name }) => name === collectorService)
    if (collector === undefined || collector.status !== 'ACTIVE' || collector.wanted > 0) return []
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { running: String(collector.running) },
        proof: [{ kind: 'count', source: 'services', name: 'desiredCount', value: 0, minutes: 0 }],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${collectorService} --desired-count 2 --region ${region}`,
})
