import * as z from 'zod'
import { blocks, list, meant, ofType, type Resource, text } from './plan.ts'

const listOf = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))

const Statement = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf.optional(),
  NotAction: listOf.optional(),
  Resource: listOf.optional(),
  NotResource: listOf.optional(),
})
type Statement = z.infer<typeof Statement>
const Document = z.object({ Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]) })

/** What AWS's own policies allow of what a collector calls. Source: AWS managed policy reference. */
const managed: Readonly<Record<string, readonly string[]>> = {
  AWSXRayDaemonWriteAccess: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSampling*'],
  AWSXrayWriteOnlyAccess: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSampling*'],
  AWSXrayFullAccess: ['xray:*'],
  CloudWatchAgentServerPolicy: [
    'logs:PutLogEvents',
    'logs:CreateLogStream',
    'logs:CreateLogGroup',
    'logs:DescribeLog*',
    'logs:PutRetentionPolicy',
    'cloudwatch:PutMetricData',
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSampling*',
  ],
  CloudWatchLogsFullAccess: ['logs:*'],
  CloudWatchFullAccess: ['logs:*', 'cloudwatch:*'],
  AdministratorAccess: ['*'],
  PowerUserAccess: ['*'],
}

/** `unknown` where a policy of the role cannot be read from the plan. */
export type Decision = 'allowed' | 'implicit_deny' | 'explicit_deny' | 'unknown'

type Policies = { statements: Statement[]; isWhole: boolean }

const parsed = (json: string | undefined): Statement[] | undefined => {
  if (json === undefined) return undefined
  try {
    return Document.safeParse(JSON.parse(json)).data?.Statement
  } catch {
    return undefined
  }
}

const ofManaged = (arn: string): Statement[] | undefined => {
  const actions = managed[arn.split('/').at(-1) ?? '']
  return /:aws:policy\//.test(arn) && actions !== undefined
    ? [{ Effect: 'Allow', Action: [...actions], Resource: ['*'] }]
    : undefined
}

/** Every policy that a role has on one side of a plan. Those of the account that the plan does not manage are not seen. */
const policiesOf = (role: Resource, resources: readonly Resource[]): Policies => {
  const has = (policy: Resource) => meant(policy, 'role', [role], ['name', 'id', 'arn']).length > 0
  const own = ofType(resources, 'aws_iam_role_policy').filter(has)
  const attachments = ofType(resources, 'aws_iam_role_policy_attachment').filter(has)
  const found: (Statement[] | undefined)[] = [
    ...own.map(({ values }) => parsed(text(values['policy']))),
    ...blocks(role.values['inline_policy']).map(({ policy }) => parsed(text(policy))),
    ...list(role.values['managed_policy_arns']).map(ofManaged),
    ...attachments.map((attachment) => {
      const [policy] = meant(attachment, 'policy_arn', ofType(resources, 'aws_iam_policy'), ['arn', 'id'])
      return policy === undefined
        ? ofManaged(text(attachment.values['policy_arn']) ?? '')
        : parsed(text(policy.values['policy']))
    }),
  ]
  return { statements: found.flatMap((each) => each ?? []), isWhole: found.every((each) => each !== undefined) }
}

const matches = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is',
  ).test(value)

/** Region and account are left out: a plan does not always know them, and a stack lives in one of each. */
const general = (arn: string): string => arn.replace(/^(arn:[^:]*:[^:]*):[^:]*:[^:]*:/, '$1:::')

const concerns = (statement: Statement, action: string, resource: string): boolean => {
  const { Action, NotAction, Resource: resources, NotResource } = statement
  const acts =
    Action?.some((each) => matches(each, action)) ?? NotAction?.every((each) => !matches(each, action)) ?? false
  const covers =
    resource === '*' ||
    (resources?.some((each) => matches(general(each), general(resource))) ??
      NotResource?.every((each) => !matches(general(each), general(resource))) ??
      true)
  return acts && covers
}

/**
 * Conditions are taken to hold for an Allow and not for a Deny, so that only what is certainly denied is called so.
 * @returns whether a role may do something by the policies of the plan
 */
export const decisionOf = (
  role: Resource,
  resources: readonly Resource[],
  { action, resource }: { action: string; resource: string },
): Decision => {
  const { statements, isWhole } = policiesOf(role, resources)
  const about = statements.filter((statement) => concerns(statement, action, resource))
  if (about.some((statement) => statement.Effect === 'Deny' && statement['Condition'] === undefined))
    return 'explicit_deny'
  if (about.some(({ Effect }) => Effect === 'Allow')) return 'allowed'
  return isWhole ? 'implicit_deny' : 'unknown'
}
