import { defineCause } from '../../cause.ts'
import { failuresOf, isSome, proofOf } from '../../export-evidence.ts'
import { sendsNow } from '../../flow-now.ts'
import type { Proof } from '../../proof.ts'
import { isHttpsClosed, isUnanswered, neededServices, proxyOf } from '../../ways-out.ts'

/**
 * No rule of the collector's security groups lets HTTPS out. That this drops exports is common knowledge, for which no
 * page was read and nothing measured, so that it is never *confirmed*.
 */
export const egressRuleMissing = defineCause({
  kind: 'egress-rule-missing',
  catalogue: ['T28', 'M28'],
  source: 'none',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  brings: [
    'traces_not_exported',
    'metrics_not_exported',
    'logs_not_exported',
    'grafana_not_exported',
    'traces_missing',
    'metrics_missing',
  ],
  stackWide: true,
  needs: ['egress', 'collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context) {
    const { egress } = known
    const sends = neededServices.some(([, , types]) => sendsNow(types, known, context))
    if (!isHttpsClosed(egress) || sends || proxyOf(known.collectorTaskDefinition) !== undefined) return []
    const failures = failuresOf(known, context).filter(isUnanswered)
    const rule: Proof = { kind: 'absent', source: 'egress', what: 'egress tcp 443', where: egress.groups.join(', ') }
    return [
      {
        subject: egress.groups.join(', '),
        confidence: isSome(failures) ? 'confirmed' : 'likely',
        values: {},
        proof: isSome(failures) ? proofOf(failures, rule) : [rule],
      },
    ]
  },
  command: ({ subject }, { region }) =>
    `aws ec2 authorize-security-group-egress --group-id ${subject.split(', ')[0]} --protocol tcp --port 443 --cidr 0.0.0.0/0 --region ${region}`,
})
