import { block, ofType, one, type Policy, texts } from '../policy.ts'

const everywhere = ['0.0.0.0/0', '::/0']

const isOpen = (values: Record<string, unknown>): boolean =>
  ['cidr_ipv4', 'cidr_ipv6', 'cidr_blocks', 'ipv6_cidr_blocks'].some((name) =>
    texts(values[name]).some((cidr) => everywhere.includes(cidr)),
  )

const nothingPublic: Policy = {
  rule: 'nothing on the internet may connect',
  judge: (plan) => [
    ...ofType(plan, 'aws_vpc_security_group_ingress_rule')
      .filter(({ values }) => isOpen(values))
      .map(({ address }) => `${address} lets everybody in`),
    ...ofType(plan, 'aws_security_group_rule')
      .filter(({ values }) => values['type'] === 'ingress' && isOpen(values))
      .map(({ address }) => `${address} lets everybody in`),
    ...ofType(plan, 'aws_security_group')
      .filter(({ values }) => Array.isArray(values['ingress']) && values['ingress'].length > 0)
      .map(({ address }) => `${address} has rules inside, where no rule of its own can be judged`),
    ...ofType(plan, 'aws_lb').map(({ address }) => `${address} is a load balancer; judge it here first`),
  ],
  breakIt: (plan) => {
    one(plan, 'aws_vpc_security_group_ingress_rule').values['cidr_ipv4'] = '0.0.0.0/0'
  },
}

const otlpByGroup: Policy = {
  rule: 'OTLP is taken from security groups that are named, and from no address',
  judge: (plan) =>
    ofType(plan, 'aws_vpc_security_group_ingress_rule')
      .filter(({ values }) =>
        [4317, 4318].some((port) => Number(values['from_port']) <= port && port <= Number(values['to_port'])),
      )
      .filter(({ values }) => !/^sg-/.test(String(values['referenced_security_group_id'])))
      .map(({ address }) => `${address} names no group`),
  breakIt: (plan) => {
    const rule = one(plan, 'aws_vpc_security_group_ingress_rule', ({ values }) => values['from_port'] === 4317)
    rule.values = { ...rule.values, referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/8' }
  },
}

const noPublicAddress: Policy = {
  rule: 'no task has a public address',
  judge: (plan) => [
    ...ofType(plan, 'aws_ecs_service')
      .filter(({ values }) => block(values, 'network_configuration')?.['assign_public_ip'] !== false)
      .map(({ address }) => `${address} gets a public address`),
    ...ofType(plan, 'aws_subnet')
      .filter(({ values }) => values['map_public_ip_on_launch'] === true)
      .map(({ address }) => `${address} gives public addresses`),
  ],
  breakIt: (plan) => {
    const network = block(one(plan, 'aws_ecs_service').values, 'network_configuration')
    one(plan, 'aws_ecs_service').values['network_configuration'] = [{ ...network, assign_public_ip: true }]
  },
}

const watchedAndClosed: Policy = {
  rule: 'a VPC of its own writes down what was refused, and its default group lets nothing through',
  judge: (plan) =>
    ofType(plan, 'aws_vpc').flatMap(({ address, values }) => {
      const logged = ofType(plan, 'aws_flow_log').some((log) => log.values['vpc_id'] === values['id'])
      const closed = ofType(plan, 'aws_default_security_group').some(
        (group) =>
          group.values['vpc_id'] === values['id'] &&
          block(group.values, 'ingress') === undefined &&
          block(group.values, 'egress') === undefined,
      )
      return [
        ...(logged ? [] : [`${address} has no flow log`]),
        ...(closed ? [] : [`${address} has an open default group`]),
      ]
    }),
  breakIt: (plan) => {
    one(plan, 'aws_default_security_group').values['ingress'] = [
      { from_port: 0, to_port: 0, protocol: '-1', self: true },
    ]
  },
}

export const networkPolicies = [nothingPublic, otlpByGroup, noPublicAddress, watchedAndClosed]
