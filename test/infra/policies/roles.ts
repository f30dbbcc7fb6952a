import type { Resolved, Resource } from '../../tools/resolved-plan.ts'
import { ofType, one, type Policy } from '../policy.ts'
import { granted, rights, type Statement, statementsIn, withStatements } from '../statements.ts'

/** What IAM decides on `*` alone, or what cannot be bound by a name, each with the reason. Source: service authorization reference. */
const unbounded: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'composite alarms are left out unless it is allowed on all',
  'cloudwatch:GetMetricData': 'no resource type',
  'cloudwatch:ListMetrics': 'no resource type',
  'ec2:AssignPrivateIpAddresses': 'Lambda asks for it on all, to put a function into a VPC',
  'ec2:CreateNetworkInterface': 'Lambda asks for it on all, to put a function into a VPC',
  'ec2:DeleteNetworkInterface': 'Lambda asks for it on all, to put a function into a VPC',
  'ec2:DescribeNetworkInterfaces': 'no resource type',
  'ec2:DescribeRouteTables': 'no resource type',
  'ec2:DescribeSecurityGroups': 'no resource type',
  'ec2:DescribeSubnets': 'no resource type',
  'ec2:DescribeVpcEndpoints': 'no resource type',
  'ec2:UnassignPrivateIpAddresses': 'Lambda asks for it on all, to put a function into a VPC',
  'ecr:GetAuthorizationToken': 'no resource type',
  'ecs:DescribeTaskDefinition': 'no resource type',
  'ecs:ListServices': 'no resource type; bound by the condition ecs:cluster',
  'ecs:ListTasks': 'its resource type is an EC2 instance; bound by the condition ecs:cluster',
  'logs:DescribeLogGroups': 'lists by prefix, so it is decided on all groups',
  'servicediscovery:DiscoverInstances': 'no resource type',
  'servicediscovery:ListServices': 'no resource type',
  'xray:BatchGetTraces': 'no resource type',
  'xray:GetGroups': 'no resource type',
  'xray:GetIndexingRules': 'no resource type',
  'xray:GetTraceSegmentDestination': 'no resource type',
  'xray:GetTraceSummaries': 'no resource type',
  'xray:PutTelemetryRecords': "no resource type; Lambda's own tracing",
  'xray:PutTraceSegments': 'no resource type',
}

const firstRight = (plan: Resolved): Resource => {
  const found = rights(plan)[0]
  if (!found) throw new Error('the plan has no rights to break')
  return found
}

const added = (policy: { values: Record<string, unknown> }, statement: Partial<Statement>): void => {
  policy.values['policy'] = withStatements(policy.values['policy'], (statements) => [
    ...statements,
    { Effect: 'Allow', Action: [], Resource: ['*'], ...statement },
  ])
}

const noWildcards: Policy = {
  rule: 'no role is allowed actions by a wildcard',
  judge: (plan) =>
    granted(plan)
      .filter(
        ({ statement }) => statement.Effect === 'Allow' && statement.Action.some((action) => action.includes('*')),
      )
      .map(({ role, statement }) => `${role}: ${statement.Action.join(', ')}`),
  breakIt: (plan) => added(firstRight(plan), { Action: ['logs:*'] }),
}

const boundedResources: Policy = {
  rule: 'all resources are allowed only for a closed list of actions that know none',
  judge: (plan) =>
    granted(plan)
      .filter(({ statement }) => statement.Effect === 'Allow' && statement.Resource.includes('*'))
      .flatMap(({ role, statement }) =>
        statement.Action.filter((action) => unbounded[action] === undefined).map((action) => `${role}: ${action} on *`),
      ),
  breakIt: (plan) => added(firstRight(plan), { Action: ['logs:PutLogEvents'] }),
}

// Of these no role of a stack or of the bot has any; the deploy roles of infra/bootstrap are judged by a test of their own.
const powerful =
  /^(iam:PassRole|cloudwatch:SetAlarmState|sns:Publish|logs:Unmask|ecs:(Update|Execute|Run|Stop|Register).*|secretsmanager:Put.*)$/

const noPower: Policy = {
  rule: 'no role may pass roles, silence alarms, change services or write secrets',
  judge: (plan) =>
    granted(plan).flatMap(({ role, statement }) =>
      statement.Action.filter((action) => statement.Effect === 'Allow' && powerful.test(action)).map(
        (action) => `${role}: ${action}`,
      ),
    ),
  breakIt: (plan) =>
    added(firstRight(plan), {
      Action: ['iam:PassRole'],
      Resource: ['arn:aws:iam::123456789012:role/x'],
    }),
}

const assumesNamed: Policy = {
  rule: 'a role may assume only roles that are named in full',
  judge: (plan) =>
    granted(plan)
      .filter(({ statement }) => statement.Action.includes('sts:AssumeRole'))
      .flatMap(({ role, statement }) =>
        statement.Resource.filter((arn) => !/^arn:aws:iam::\d{12}:role\/[^*?]+$/.test(arn)).map(
          (arn) => `${role}: ${arn}`,
        ),
      ),
  breakIt: (plan) =>
    added(firstRight(plan), {
      Action: ['sts:AssumeRole'],
      Resource: ['arn:aws:iam::210987654321:role/*'],
    }),
}

const trustedNarrowly: Policy = {
  rule: 'whoever may assume a role is one service of this account, or one role, never a whole account',
  judge: (plan) =>
    ofType(plan, 'aws_iam_role').flatMap(({ address, values }) =>
      statementsIn(values['assume_role_policy']).flatMap(({ Principal, Condition }) => {
        if (Principal === undefined || Principal === '*') return [`${address} trusts everybody`]
        const whole = (Principal['AWS'] ?? []).filter((arn) => !/:role\/[^*]+$/.test(arn))
        const conditions = Object.values(Condition ?? {}).flatMap((each) =>
          Object.keys(each).map((key) => key.toLowerCase()),
        )
        const bound = conditions.some((key) => key === 'aws:sourceaccount' || key === 'aws:sourcearn')
        const isTask = Principal['Service']?.some((service) => !['lambda.amazonaws.com'].includes(service)) ?? false
        return [
          ...whole.map((arn) => `${address} trusts ${arn}`),
          ...(isTask && !bound ? [`${address} trusts ${Principal['Service']?.join()} of any account`] : []),
        ]
      }),
    ),
  breakIt: (plan) => {
    const role = one(plan, 'aws_iam_role')
    role.values['assume_role_policy'] = withStatements(role.values['assume_role_policy'], (statements) =>
      statements.map((statement) => ({
        ...statement,
        Condition: undefined,
        Principal: { AWS: ['arn:aws:iam::123456789012:root'] },
      })),
    )
  },
}

const readable: Policy = {
  rule: 'every policy says plainly what it allows: no NotAction, no NotResource',
  judge: (plan) =>
    rights(plan).flatMap(({ address, values }) => {
      try {
        statementsIn(values['policy'])
        return []
      } catch {
        return [address]
      }
    }),
  breakIt: (plan) => {
    firstRight(plan).values['policy'] =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["iam:*"],"Resource":["*"]}]}'
  },
}

export const rolePolicies = [readable, noWildcards, boundedResources, noPower, assumesNamed, trustedNarrowly]
