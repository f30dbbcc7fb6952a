import type { FactValues } from '../diagnosis/facts/schemas.ts'
import { blocks, list, meant, number, ofType, type Resource, text } from './plan.ts'

type Rules = FactValues['collectorIngress']

const groupNames = ['id', 'arn', 'name']

/** Who a rule lets in: a range, a group that is known, or the address of one that is not known yet. */
const sourcesOf = (rule: Resource): string[] => {
  const { values } = rule
  const named = [
    ...list(values['cidr_blocks']),
    ...['cidr_ipv4', 'cidr_ipv6', 'referenced_security_group_id', 'source_security_group_id', 'prefix_list_id'].flatMap(
      (name) => text(values[name]) ?? [],
    ),
  ]
  const referred = [...rule.refersTo('referenced_security_group_id'), ...rule.refersTo('source_security_group_id')]
  return named.length > 0 ? named : values['self'] === true ? ['self'] : referred.slice(0, 1)
}

const ruleOf = (group: string, rule: Pick<Resource, 'values'>, sources: string[]): Rules[number] => ({
  group,
  protocol: text(rule.values['ip_protocol']) ?? text(rule.values['protocol']) ?? '-1',
  fromPort: number(rule.values['from_port']) ?? 0,
  toPort: number(rule.values['to_port']) ?? 65_535,
  sources,
})

/** @returns the security groups that a service's tasks have, as far as the plan makes them. */
const groupsOf = (service: Resource, resources: readonly Resource[]): Resource[] => {
  const groups = ofType(resources, 'aws_security_group')
  const ids = blocks(service.values['network_configuration']).flatMap(({ security_groups: each }) => list(each))
  const known = groups.filter(({ values }) => ids.includes(text(values['id']) ?? ''))
  if (known.length > 0) return known
  const addresses = service.refersTo('network_configuration')
  return groups.filter(({ address }) =>
    addresses.some(
      (each) => each === address || each.startsWith(`${address}.`) || each === address.replace(/\[[^\]]*\]$/, ''),
    ),
  )
}

/** @returns what may reach a service by the plan; undefined where the plan does not make its security groups. */
export const ingressOf = (service: Resource | undefined, resources: readonly Resource[]): Rules | undefined => {
  const groups = service === undefined ? [] : groupsOf(service, resources)
  if (groups.length === 0) return undefined
  return groups.flatMap((group) => {
    const of = (rule: Resource) => meant(rule, 'security_group_id', [group], groupNames).length > 0
    const rules = [
      ...ofType(resources, 'aws_vpc_security_group_ingress_rule'),
      ...ofType(resources, 'aws_security_group_rule').filter(({ values }) => values['type'] === 'ingress'),
    ].filter(of)
    const inline = blocks(group.values['ingress'])
    const found = [
      ...rules.map((rule) => ruleOf(group.address, rule, sourcesOf(rule))),
      ...inline.map((values) =>
        ruleOf(group.address, { values }, [
          ...list(values['cidr_blocks']),
          ...list(values['security_groups']),
          ...(values['self'] === true ? ['self'] : []),
        ]),
      ),
    ]
    // A group without a rule is still a group: nothing reaches it.
    return found.length > 0 ? found : [{ group: group.address, protocol: 'none', fromPort: 0, toPort: 0, sources: [] }]
  })
}
