import type { Resolved, Resource } from '../../test/tools/resolved-plan.ts'
import { assumptions as a } from './assumptions.ts'
import { type Group, type Line, line } from './line.ts'
import { first, named } from './planned.ts'

// An alarm of metric math is billed by the metrics that it reads.
const metricsRead = ({ values }: Resource): number => {
  const queries = Array.isArray(values['metric_query']) ? values['metric_query'] : []
  const read = queries.filter((query) => Object.keys(first(Object(query)['metric'])).length > 0).length
  return Math.max(1, read)
}

/** Alarms and dashboards, of a stack or of the bot. */
export const alarmLines = (plan: Resolved, group: Group = 'alarms'): Line[] => [
  line(
    group,
    'metrics that alarms read',
    'alarmMetric',
    named(plan, 'aws_cloudwatch_metric_alarm').reduce((sum, each) => sum + metricsRead(each), 0),
  ),
  line(group, 'composite alarms', 'compositeAlarm', named(plan, 'aws_cloudwatch_composite_alarm').length),
  line(group, 'dashboards', 'dashboard', named(plan, 'aws_cloudwatch_dashboard').length),
]

/** Keys, secrets and parameters. */
export const keyLines = (plan: Resolved, group: Group = 'keys'): Line[] => [
  line(group, 'keys', 'key', named(plan, 'aws_kms_key').length),
  line(group, 'secrets', 'secret', named(plan, 'aws_secretsmanager_secret').length),
  line(
    group,
    'large parameters',
    'parameter',
    named(plan, 'aws_ssm_parameter').filter(({ values }) => values['tier'] === 'Advanced').length,
  ),
]

/** Buckets and image repositories, which infra/bootstrap makes. */
export const storageLines = (plan: Resolved): Line[] => [
  line('storage', 'images', 'ecrGb', named(plan, 'aws_ecr_repository').length * a.imageGb),
  line('storage', 'state', 's3Gb', named(plan, 'aws_s3_bucket').length * 0.1),
]
