import { defineCause } from '../../cause.ts'
import { componentsOfType } from '../../collector-config.ts'
import { loadBalancerCheckFails } from './load-balancer-check-fails.ts'

/** The extension's own port, and where it listens unless it is told otherwise. Source: healthcheckextension v0.156. */
const usualPort = '13133'
const usualEndpoint = 'localhost:13133'

/** A load balancer probes the health check extension, which listens to its own task alone. */
export const healthEndpointLocal = defineCause({
  kind: 'health-endpoint-local',
  catalogue: ['U13'],
  source: 'code',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  needs: ['services', 'collectorTasks', 'collectorConfig'],
  judge(known, context) {
    const [failing] = loadBalancerCheckFails.judge(known, context)
    const [extension] = componentsOfType(known.collectorConfig, 'extensions', 'health_check')
    if (failing === undefined || extension === undefined) return []
    const [id, settings] = extension
    const endpoint = typeof settings['endpoint'] === 'string' ? settings['endpoint'] : usualEndpoint
    const [, port = usualPort] = /:(\d+)$/.exec(endpoint) ?? []
    // A group that probes OTLP's port does not ask the extension.
    if (!/^(?:localhost|127\.|\[?::1)/.test(endpoint) || (failing.values.port !== '' && failing.values.port !== port))
      return []
    const { targetGroup } = failing.values
    return [
      {
        ...failing,
        values: { endpoint, targetGroup, port },
        proof: [
          ...failing.proof,
          {
            kind: 'setting',
            source: 'collectorConfig',
            where: id,
            name: 'endpoint',
            value: typeof settings['endpoint'] === 'string' ? endpoint : undefined,
          },
        ],
      },
    ]
  },
})
