import { defineCause } from '../../cause.ts'
import { healthExtensions, probedPort, unhealthyProof } from './health-probe.ts'
import { notStarting } from './start-cause.ts'

/** /healthcheck asks an extension that was not started: every task is replaced after a few refused probes. */
export const healthExtensionOff = defineCause({
  ...notStarting,
  kind: 'health-extension-off',
  catalogue: ['U11'],
  source: 'code',
  needs: ['collectorConfig', 'collectorTaskDefinition', 'collectorTasks'],
  judge({ collectorConfig, collectorTaskDefinition: { running }, collectorTasks }, { environment }) {
    const command = running.containers.map(({ healthCheck }) => healthCheck).find((each) => probedPort(each))
    const { ports, idle } = healthExtensions(collectorConfig)
    const unhealthy = unhealthyProof(collectorTasks)
    if (collectorConfig.config === undefined || command === undefined || ports.length > 0) return []
    const [seen, ...more] = unhealthy
    if (seen === undefined) return []
    return [
      {
        subject: environment.collectorService,
        confidence: 'confirmed',
        values: { extension: idle[0] ?? 'health_check', probe: command.join(' ') },
        proof: [
          seen,
          { kind: 'absent', source: 'collectorConfig', what: idle[0] ?? 'health_check', where: 'service.extensions' },
          ...more,
        ],
      },
    ]
  },
})
