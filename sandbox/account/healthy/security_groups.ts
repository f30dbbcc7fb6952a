import { hex } from '../chance.ts'
import type { Rule } from '../ec2/security_groups.ts'
import type { Account } from '../state.ts'

/** @returns the id of the canary's own group. */
export const canaryGroup = (account: Account): string => `sg-${hex(17, account.id, 'canary')}`

/** Makes the groups of a stack: the applications', the canary's, and the collector's, which lets in both. */
export const makeSecurityGroups = (account: Account): void => {
  const id = (name: string) => `sg-${hex(17, account.id, name)}`
  const ruleId = (...keys: (string | number)[]) => `sgr-${hex(17, account.id, ...keys)}`
  const vpc = `vpc-${hex(17, account.id, 'vpc')}`
  const { prefix } = account.environment
  const out = (name: string): Rule => ({
    id: ruleId(name, 'egress'),
    egress: true,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    cidr: '0.0.0.0/0',
    description: 'anywhere',
  })
  account.securityGroups.push(
    { id: canaryGroup(account), name: `${prefix}-canary`, description: 'Canary', vpc, rules: [] },
    { id: id('app'), name: `${prefix}-app`, description: 'Application services', vpc, rules: [out('app')] },
    {
      id: id('collector'),
      name: `${prefix}-otel-collector`,
      description: 'OpenTelemetry Collector',
      vpc,
      rules: [
        {
          id: ruleId('otlp'),
          egress: false,
          protocol: 'tcp',
          fromPort: 4317,
          toPort: 4318,
          group: id('app'),
          description: 'OTLP from the applications',
        },
        {
          id: ruleId('otlp', 'canary'),
          egress: false,
          protocol: 'tcp',
          fromPort: 4317,
          toPort: 4317,
          group: canaryGroup(account),
          description: 'OTLP from the canary',
        },
        out('collector'),
      ],
    },
  )
}
