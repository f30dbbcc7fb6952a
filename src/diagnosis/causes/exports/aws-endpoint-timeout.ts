import { defineCause } from '../../cause.ts'
import { failuresOf, hostsOf, isSome, proofOf, reachOf, servicesOf } from '../../export-evidence.ts'
import type { ExportFailure } from '../../lines/export-failure.ts'
import { closedEndpoint, isHttpsClosed, isUnanswered, proxyOf, subnetsWithout } from '../../ways-out.ts'
import { comfortable, largestBatch } from '../../xray-batches.ts'

/**
 * A service of AWS does not answer, and routes and groups do not say why: a network ACL, a firewall, a way through
 * another VPC. Sources: contrib issue 12961; a real collector before a stub that hangs, in test/diagnosis-e2e.
 */
export const awsEndpointTimeout = defineCause({
  kind: 'aws-endpoint-timeout',
  catalogue: ['T28', 'M28'],
  source: 'issue',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'egress', 'collectorTaskDefinition', 'collectorConfig'],
  judge(known, context) {
    const { egress, collectorTaskDefinition, collectorConfig } = known
    const proxy = proxyOf(collectorTaskDefinition)
    const isExplained = (service: string) =>
      egress !== undefined &&
      proxy === undefined &&
      (isHttpsClosed(egress) ||
        subnetsWithout(egress, service).length > 0 ||
        closedEndpoint(egress, service) !== undefined)
    const batch = collectorConfig === undefined ? undefined : largestBatch(collectorConfig)
    // An export of a large batch runs into its own time limit, whatever X-Ray does.
    const isOfBatch = ({ backend }: ExportFailure) => backend === 'xray' && (batch?.size ?? 0) > comfortable
    const failures = failuresOf(known, context).filter(
      (each) =>
        each.backend !== 'gateway' &&
        (isUnanswered(each) || (each.failure === 'timed_out' && !isOfBatch(each))) &&
        !isExplained(each.backend),
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: servicesOf(failures),
        confidence: failures.some(isUnanswered) ? 'confirmed' : 'likely',
        values: { hosts: hostsOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
