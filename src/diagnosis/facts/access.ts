import type { Environment } from '../../config.ts'
import { PortError } from '../../ports.ts'
import { defineFact } from './fact.ts'

/**
 * X-Ray has no resource-level permission for writing segments. `cloudwatch:PutMetricData` is never called, since EMF goes
 * through CloudWatch Logs: it is asked about because many grant it in vain. Sources: reference on the collector, IAM; awsemf.
 */
const traceActions = ['xray:PutTraceSegments', 'cloudwatch:PutMetricData']
/** What EMF needs on its group. Source: awsemf exporter. */
const emfActions = ['logs:PutLogEvents', 'logs:CreateLogStream']

const emfGroup = (role: string, { region, emfLogGroup, account }: Environment): string => {
  const [, partition = 'aws', , , owner = ''] = role.split(':')
  return `arn:${partition}:logs:${region}:${account ?? owner}:log-group:${emfLogGroup}:log-stream:any`
}

export const collectorPermissions = defineFact({
  name: 'collectorPermissions',
  needs: ['collectorTaskDefinition'],
  async fetch({ ports, environment }, { collectorTaskDefinition: { running } }) {
    const role = running.taskRole
    if (role === undefined)
      throw new PortError('not_found', 'DescribeTaskDefinition', 'The task definition names no task role.')
    const decisions = await Promise.all([
      ports.permissions.simulate(role, traceActions),
      ports.permissions.simulate(role, emfActions, emfGroup(role, environment)),
    ])
    return { role, decisions: decisions.flat() }
  },
  command: (_environment, { collectorPermissions: known }) =>
    known === undefined
      ? 'aws iam list-roles'
      : `aws iam simulate-principal-policy --policy-source-arn ${known.role} --action-names ${traceActions.join(' ')}`,
})

export const collectorIngress = defineFact({
  name: 'collectorIngress',
  needs: ['services'],
  fetch({ ports, environment }, { services: { services } }) {
    const collector = services.find(({ name }) => name === environment.collectorService)
    return collector === undefined || collector.securityGroups.length === 0
      ? Promise.resolve([])
      : ports.network.ingress(collector.securityGroups)
  },
  command: ({ region }, { collectorIngress: known = [] }) => {
    const groups = [...new Set(known.map(({ group }) => group))]
    const only = groups.length === 0 ? '' : ` --group-ids ${groups.join(' ')}`
    return `aws ec2 describe-security-groups${only} --region ${region}`
  },
})
