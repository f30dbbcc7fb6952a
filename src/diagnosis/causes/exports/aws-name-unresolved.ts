import { defineCause } from '../../cause.ts'
import { failuresOf, hostsOf, isSome, proofOf, reachOf, servicesOf } from '../../export-evidence.ts'

/**
 * The name of a service of AWS does not resolve: the VPC's DNS is off or out of reach, or the region is misspelt.
 * Source: `no such host` of a real collector, measured in test/diagnosis-e2e.
 */
export const awsNameUnresolved = defineCause({
  kind: 'aws-name-unresolved',
  catalogue: ['T28', 'M28'],
  source: 'measured',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  effectOf: ['traces_not_exported', 'metrics_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend !== 'gateway' && failure === 'no_name',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: servicesOf(failures),
        confidence: 'confirmed',
        values: { hosts: hostsOf(failures), region: context.environment.region },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
