import { PortError } from '../../ports.ts'
import { defineFact } from './fact.ts'

/** How the collector's tasks get out. Four calls: subnets, their route tables, endpoints, and the groups of both. */
export const egress = defineFact({
  name: 'egress',
  needs: ['services'],
  async fetch({ ports: { network }, environment }, { services: { services } }) {
    const collector = services.find(({ name }) => name === environment.collectorService)
    if (collector === undefined || collector.subnets.length === 0)
      throw new PortError('not_found', 'DescribeServices', `${environment.collectorService} has no subnets.`)
    const { subnets: wanted, securityGroups: groups, publicIp = false } = collector
    const subnets = await network.ways(wanted)
    const vpcs = [...new Set(subnets.map(({ vpc }) => vpc))]
    const endpoints = (await Promise.all(vpcs.map((vpc) => network.endpoints(vpc)))).flat()
    const doors = [...new Set(endpoints.flatMap((each) => each.groups))]
    const { ingress, egress: rules } = await network.rules([...new Set([...groups, ...doors])])
    return {
      publicIp,
      groups,
      subnets,
      endpoints,
      rules: rules.filter(({ group }) => groups.includes(group)),
      doors: ingress.filter(({ group }) => doors.includes(group)),
    }
  },
  command({ region }, { egress: known }) {
    if (known === undefined) return `aws ec2 describe-route-tables --region ${region}`
    const tables = [...new Set(known.subnets.map(({ routeTable }) => routeTable))].filter((id) => id !== '')
    const vpcs = [...new Set(known.subnets.map(({ vpc }) => vpc))]
    return `aws ec2 describe-route-tables --route-table-ids ${tables.join(' ')} --region ${region}; aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpcs.join(',')} --region ${region}`
  },
})
