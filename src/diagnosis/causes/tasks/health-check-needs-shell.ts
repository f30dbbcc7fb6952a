import { defineCause } from '../../cause.ts'
import { checkedContainer, unhealthyCollector } from '../../health.ts'
import type { Proof } from '../../proof.ts'
import { reachOf, stopProof } from '../../starts.ts'

/** Programs that an image without a shell does not have. */
const needsShell = /^CMD-SHELL$|^(?:\/bin\/)?(?:ba|z)?sh$|(?:^|\s|\/)(?:curl|wget|nc)(?:\s|$)/

/** Both are built from scratch: nothing is in them but the collector. Source: reference on the collector, which image. */
const fromScratch = /aws-otel-collector|adot-collector|opentelemetry-collector|otel-collector|otelcol/i

/** The health check needs a shell or curl, and the collector's image has neither. Source: aws-otel-collector issue 2034. */
export const healthCheckNeedsShell = defineCause({
  kind: 'health-check-needs-shell',
  catalogue: ['U10'],
  source: 'issue',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  needs: ['services', 'collectorTasks', 'collectorTaskDefinition'],
  judge(known, { environment, now }) {
    const { collectorService } = environment
    const failing = unhealthyCollector(known, { collectorService, now })
    const container = checkedContainer(known.collectorTaskDefinition, failing?.stop)
    const service = known.services.services.find(({ name }) => name === collectorService)
    const command = container?.healthCheck ?? []
    if (failing === undefined || container === undefined || service === undefined) return []
    if (!command.some((part) => needsShell.test(part))) return []
    const state: Proof[] =
      failing.unhealthy === 0
        ? []
        : [{ kind: 'count', source: 'collectorTasks', name: 'UNHEALTHY', value: failing.unhealthy, minutes: 0 }]
    return [
      {
        subject: collectorService,
        confidence: fromScratch.test(container.image) ? 'confirmed' : 'likely',
        values: { command: command.join(' '), image: container.image },
        proof: [
          {
            kind: 'setting',
            source: 'collectorTaskDefinition',
            where: container.name,
            name: 'healthCheck.command',
            value: command.join(' '),
          },
          ...state,
          ...(failing.stop === undefined ? [] : [stopProof(failing.stop)]),
        ],
        reach: reachOf(service, environment),
      },
    ]
  },
})
