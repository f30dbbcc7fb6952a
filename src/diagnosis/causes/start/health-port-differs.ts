import { defineCause } from '../../cause.ts'
import { healthExtensions, probedPort, unhealthyProof } from './health-probe.ts'
import { notStarting } from './start-cause.ts'

/** The health check asks another port than the one at which the extension answers. */
export const healthPortDiffers = defineCause({
  ...notStarting,
  kind: 'health-port-differs',
  catalogue: ['U11'],
  source: 'code',
  needs: ['collectorConfig', 'collectorTaskDefinition', 'collectorTasks'],
  judge({ collectorConfig, collectorTaskDefinition: { running }, collectorTasks }, { environment }) {
    const probed = running.containers
      .map(({ healthCheck }) => probedPort(healthCheck))
      .find((port) => port !== undefined)
    const { ports } = healthExtensions(collectorConfig)
    const [answers] = ports
    const [seen] = unhealthyProof(collectorTasks)
    if (probed === undefined || answers === undefined || ports.includes(probed) || seen === undefined) return []
    return [
      {
        subject: environment.collectorService,
        confidence: 'confirmed',
        values: { probed, answers },
        proof: [
          seen,
          { kind: 'setting', source: 'collectorConfig', where: 'health_check', name: 'endpoint', value: `:${answers}` },
          {
            kind: 'setting',
            source: 'collectorTaskDefinition',
            where: environment.collectorService,
            name: 'healthCheck',
            value: `:${probed}`,
          },
        ],
      },
    ]
  },
})
