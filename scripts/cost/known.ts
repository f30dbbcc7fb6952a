import type { Resolved } from '../../test/tools/resolved-plan.ts'
import { free } from './free.ts'

/** Types that a line is made of. */
const paid = [
  'aws_apigatewayv2_api',
  'aws_cloudwatch_composite_alarm',
  'aws_cloudwatch_dashboard',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_log_metric_filter',
  'aws_cloudwatch_metric_alarm',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_ecs_cluster',
  'aws_ecs_service',
  'aws_eip',
  'aws_kms_key',
  'aws_lambda_function',
  'aws_nat_gateway',
  'aws_s3_bucket',
  'aws_scheduler_schedule',
  'aws_secretsmanager_secret',
  'aws_service_discovery_private_dns_namespace',
  'aws_sqs_queue',
  'aws_ssm_parameter',
  'aws_vpc_endpoint',
]

/** @returns the resource types of a plan of which nobody has said what they cost. */
export const unknownTypes = (plan: Resolved): string[] =>
  [...new Set(plan.resources.map(({ type }) => type))]
    .filter((type) => !paid.includes(type) && free[type] === undefined)
    .sort()
