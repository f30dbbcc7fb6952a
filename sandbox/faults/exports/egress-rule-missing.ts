import { ago, defineFault } from '../fault.ts'

/** The collector's security group lost its egress rule: not even its log gets out. */
export const egressRuleMissing = defineFault({
  name: 'egress-rule-missing',
  finds: 'egress-rule-missing',
  apply(account) {
    const group = account.securityGroups.find(({ name }) => name === `${account.environment.prefix}-otel-collector`)
    if (group !== undefined) group.rules = group.rules.filter(({ egress }) => !egress)
    account.conditions.push({ kind: 'cut_off', since: ago(account) })
  },
})
