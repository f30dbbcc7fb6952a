import { createHash } from 'node:crypto'
import { account } from './plan-account.ts'

type Values = Readonly<Record<string, unknown>>

const region = 'us-east-1'
const regional = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** ARNs by AWS's own rules, so that a policy that names a resource can be read. Source: service authorization reference. */
const arns: Readonly<Record<string, (name: string, values: Values) => string>> = {
  aws_cloudwatch_log_group: (name) => regional('logs', `log-group:${name}`),
  aws_cloudwatch_metric_alarm: (name) => regional('cloudwatch', `alarm:${name}`),
  aws_cloudwatch_composite_alarm: (name) => regional('cloudwatch', `alarm:${name}`),
  aws_dynamodb_table: (name) => regional('dynamodb', `table/${name}`),
  aws_ecr_repository: (name) => regional('ecr', `repository/${name}`),
  aws_ecs_cluster: (name) => regional('ecs', `cluster/${name}`),
  aws_ecs_task_definition: (_, { family }) => regional('ecs', `task-definition/${family}:1`),
  aws_iam_openid_connect_provider: (_, { url }) =>
    `arn:aws:iam::${account}:oidc-provider/${String(url).replace('https://', '')}`,
  aws_iam_policy: (name) => `arn:aws:iam::${account}:policy/${name}`,
  aws_iam_role: (name) => `arn:aws:iam::${account}:role/${name}`,
  aws_lambda_function: (_, { function_name }) => regional('lambda', `function:${function_name}`),
  aws_s3_bucket: (_, { bucket }) => `arn:aws:s3:::${bucket}`,
  aws_scheduler_schedule_group: (name) => regional('scheduler', `schedule-group/${name}`),
  aws_secretsmanager_secret: (name) => regional('secretsmanager', `secret:${name}-AbCdEf`),
  aws_sns_topic: (name) => regional('sns', name),
  aws_sqs_queue: (name) => regional('sqs', name),
  aws_ssm_parameter: (name) => regional('ssm', `parameter/${name.replace(/^\//, '')}`),
}

/** Attributes by which other resources name this one; the rest stays unknown. */
const names = [
  'id',
  'arn',
  'url',
  'invoke_arn',
  'execution_arn',
  'api_endpoint',
  'key_id',
  'hosted_zone',
  'arn_without_revision',
]

/** @returns an id that is the same at every run and tells its resource: a security group's begins with `sg-`. */
const idOf = (type: string, address: string): string => {
  const short = createHash('sha256').update(address).digest('hex').slice(0, 17)
  const kinds: Record<string, string> = {
    aws_security_group: 'sg',
    aws_subnet: 'subnet',
    aws_vpc: 'vpc',
    aws_route_table: 'rtb',
  }
  return `${kinds[type] ?? type.replace(/^aws_/, '').replaceAll('_', '-')}-${short}`
}

/**
 * What AWS would have answered after making a resource, invented: unlike unknown values, these can be followed.
 * @param unknown which attributes the plan does not know
 */
export const inventedFor = (
  { address, type, values }: { address: string; type: string; values: Values },
  unknown: Values,
): Record<string, string> => {
  const id = idOf(type, address)
  const name = text(values['name']) ?? text(values['alarm_name']) ?? id
  const arn = arns[type]?.(name, values) ?? regional(type.split('_')[1] ?? 'aws', `${type.replace(/^aws_/, '')}/${id}`)
  const ids: Record<string, string> = {
    aws_iam_role: name,
    aws_sns_topic: arn,
    aws_sqs_queue: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    aws_secretsmanager_secret: arn,
    aws_ssm_parameter: name,
    aws_s3_bucket: text(values['bucket']) ?? id,
    aws_dynamodb_table: name,
  }
  const all: Record<string, string> = {
    id: ids[type] ?? id,
    arn,
    url: ids[type] ?? `https://${id}`,
    invoke_arn: regional('apigateway', `lambda:path/2015-03-31/functions/${arn}/invocations`),
    execution_arn: regional('execute-api', id),
    api_endpoint: `https://${id}.execute-api.${region}.amazonaws.com`,
    key_id: id,
    hosted_zone: id,
    arn_without_revision: arn.replace(/:\d+$/, ''),
  }
  return Object.fromEntries(
    names.filter((attribute) => unknown[attribute] === true).map((attribute) => [attribute, all[attribute] ?? id]),
  )
}
