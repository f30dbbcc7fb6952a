import { defineCause, type Effect, type Found } from '../../cause.ts'
import { failuresOf, isSome, proofOf } from '../../export-evidence.ts'
import { sendsNow } from '../../flow-now.ts'
import type { Proof } from '../../proof.ts'
import { isUnanswered, neededServices, proxyOf, subnetsWithout, wayProof } from '../../ways-out.ts'

const effects: Readonly<Record<'xray' | 'logs', readonly Effect[]>> = {
  xray: ['traces_not_exported', 'traces_missing'],
  logs: ['metrics_not_exported', 'metrics_missing', 'logs_not_exported'],
}

/**
 * A subnet of the collector has neither a default route nor an interface endpoint to a service that is written to.
 * Where even the log leaves by that way nothing says so: then the routes alone tell. Sources: VPC user guide, "Subnet
 * route tables"; AWS whitepaper on VPC connectivity, "AWS PrivateLink".
 */
export const egressRouteMissing = defineCause({
  kind: 'egress-route-missing',
  catalogue: ['T28', 'M28'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['egress', 'collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context): Found<'egress-route-missing'>[] {
    const { egress } = known
    if (proxyOf(known.collectorTaskDefinition) !== undefined) return []
    const closed = neededServices.filter(
      ([service, , types]) => subnetsWithout(egress, service).length > 0 && !sendsNow(types, known, context),
    )
    const subnets = closed.flatMap(([service]) => subnetsWithout(egress, service))
    const [first, ...others] = [...new Map(subnets.map((each) => [each.subnet, each])).values()]
    if (first === undefined) return []
    const failures = failuresOf(known, context).filter(
      (each) => isUnanswered(each) && closed.some(([service]) => service === each.backend),
    )
    const ways: [Proof, ...Proof[]] = [wayProof(first), ...others.map(wayProof)]
    return [
      {
        subject: [first, ...others].map(({ subnet }) => subnet).join(', '),
        confidence: isSome(failures) ? 'confirmed' : 'likely',
        values: {
          services: closed.map(([, name]) => name).join(', '),
          endpoints: closed.map(([service]) => `com.amazonaws.${context.environment.region}.${service}`).join(', '),
        },
        proof: isSome(failures) ? proofOf(failures, ...ways) : ways,
        reach: {
          brings: [...closed.flatMap(([service]) => effects[service]), 'grafana_not_exported'],
          stackWide: true,
        },
      },
    ]
  },
})
