import { defineCause } from '../../cause.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { sendsNow } from '../../flow-now.ts'
import type { Proof } from '../../proof.ts'
import { closedEndpoint, isUnanswered, neededServices } from '../../ways-out.ts'

/**
 * The service's name leads to an interface endpoint whose security groups let nobody of the collector in on port 443.
 * Source: AWS whitepaper on VPC connectivity, "AWS PrivateLink": security groups decide who reaches an endpoint.
 */
export const vpcEndpointClosed = defineCause({
  kind: 'vpc-endpoint-closed',
  catalogue: ['T28', 'M28'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['egress', 'collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    return neededServices.flatMap(([service, name, types]) => {
      const endpoint = closedEndpoint(known.egress, service)
      if (endpoint === undefined || sendsNow(types, known, context)) return []
      const failures = failuresOf(known, context).filter((each) => isUnanswered(each) && each.backend === service)
      const groups = endpoint.groups.join(', ')
      const door: Proof = { kind: 'absent', source: 'egress', what: 'ingress tcp 443', where: groups }
      return [
        {
          subject: endpoint.id,
          confidence: isSome(failures) ? ('confirmed' as const) : ('likely' as const),
          values: { service: name, groups, collector: known.egress.groups.join(', ') },
          proof: isSome(failures) ? proofOf(failures, door) : ([door] as const),
          reach: isSome(failures)
            ? reachOf(failures)
            : {
                brings:
                  service === 'xray'
                    ? (['traces_not_exported', 'traces_missing'] as const)
                    : (['metrics_not_exported', 'metrics_missing', 'logs_not_exported'] as const),
                stackWide: true,
              },
        },
      ]
    })
  },
})
