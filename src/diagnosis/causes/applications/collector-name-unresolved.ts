import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { collectorHost, failing, isCollectorHost, listed, said } from '../../sdk-evidence.ts'
import { addressOf, endpointsOf } from '../../sdk-settings.ts'

/** The collector's name does not resolve for the services, though they ask for the right one. */
export const collectorNameUnresolved = defineCause({
  kind: 'collector-name-unresolved',
  catalogue: ['T15'],
  source: 'recorded',
  symptoms: ['traces', 'metrics'],
  hop: 'discovery',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  // Without a running task nothing is registered, so that the name is empty.
  effectOf: ['collector_down', 'collector_restarts', 'collector_unreachable'],
  stackWide: true,
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services', 'instances'],
  judge({ applicationLog, taskDefinitions, services, instances }, context) {
    const { environment } = context
    const lost = failing({ applicationLog, taskDefinitions, services }, ['no_name'], context).filter(
      // A slip in the variable is a cause of its own.
      ({ settings }) =>
        settings === undefined ||
        endpointsOf(settings).every(({ value }) => isCollectorHost(addressOf(value)?.host ?? '', environment)),
    )
    const [first] = lost
    if (first === undefined) return []
    const host = addressOf(first.line.target ?? '')?.host ?? collectorHost(environment)
    const proof: [Proof, ...Proof[]] = [said(first.line)]
    if (instances?.length === 0)
      proof.push({ kind: 'absent', source: 'instances', what: 'instances', where: collectorHost(environment) })
    return [
      {
        subject: host,
        confidence: 'confirmed',
        values: { services: listed(lost.map(({ service }) => service)) },
        proof,
      },
    ]
  },
  command: ({ subject }, { region }) =>
    `aws servicediscovery discover-instances --namespace-name ${subject.split('.').slice(1).join('.') || subject} --service-name ${subject.split('.')[0]} --health-status ALL --region ${region}`,
})
