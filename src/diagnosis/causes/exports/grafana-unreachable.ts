import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { closedSubnets, wayProof } from '../../ways-out.ts'

/**
 * No connection to the gateway comes about: it is on the internet, to which endpoints of a VPC do not lead.
 * Sources: refused and reset connections of a real collector, measured in test/diagnosis-e2e; the time-out is that of
 * uptrace issue 243.
 */
export const grafanaUnreachable = defineCause({
  kind: 'grafana-unreachable',
  catalogue: ['T28', 'T40'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  effectOf: ['grafana_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'egress'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure, connecting }) =>
        backend === 'gateway' &&
        (failure === 'no_route' || failure === 'refused' || (failure === 'timed_out' && connecting)),
    )
    if (!isSome(failures)) return []
    const closed = known.egress === undefined ? [] : closedSubnets(known.egress)
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { host: hostsOf(failures) },
        proof: proofOf(failures, ...closed.map(wayProof)),
        reach: reachOf(failures),
      },
    ]
  },
})
