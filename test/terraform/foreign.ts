/** A stack as somebody else writes it: attached policies, groups with rules inside, the configuration in a variable. */
const collectorConfig = `
receivers:
  otlp: { protocols: { grpc: { endpoint: 0.0.0.0:4317 } } }
exporters:
  awsxray: { region: eu-west-1 }
  debug: {}
  awsemf: { region: eu-west-1, namespace: Shop/production, log_group_name: /metrics/shop }
service:
  pipelines:
    traces: { receivers: [otlp], exporters: [awsxray] }
    metrics: { receivers: [otlp], exporters: [awsemf] }
    logs: { receivers: [otlp], exporters: [debug] }
`

const variables = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }))

export type Values = Record<string, Record<string, unknown>>

/** Attributes of the stack's resources by address; tests change one at a time. */
export const stack = (): Values => ({
  'aws_ecs_task_definition.collector': {
    family: 'shop-collector',
    cpu: '512',
    memory: '1024',
    task_role_arn: 'arn:aws:iam::123456789012:role/shop-collector',
    container_definitions: JSON.stringify([
      {
        name: 'collector',
        image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
        essential: true,
        environment: variables({ AOT_CONFIG_CONTENT: collectorConfig }),
      },
    ]),
  },
  'aws_ecs_service.collector': {
    name: 'shop-collector',
    desired_count: 2,
    task_definition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-collector:4',
    network_configuration: [{ security_groups: ['sg-collector'], subnets: ['subnet-1'] }],
  },
  'aws_ecs_task_definition.web': {
    family: 'shop-web',
    container_definitions: JSON.stringify([
      {
        name: 'web',
        image: 'shop-web:7',
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/shop', 'awslogs-region': 'eu-west-1' },
        },
        environment: variables({
          OTEL_SDK_DISABLED: 'false',
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.shop.internal:4317',
          OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
          OTEL_TRACES_EXPORTER: 'otlp',
          OTEL_METRICS_EXPORTER: 'otlp',
          OTEL_LOGS_EXPORTER: 'otlp',
          LOG_FORMAT: 'json',
          PYTHONUNBUFFERED: '1',
        }),
      },
    ]),
  },
  'aws_ecs_service.web': {
    name: 'shop-web',
    desired_count: 3,
    task_definition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:9',
    network_configuration: [{ security_groups: ['sg-web'], subnets: ['subnet-1'] }],
  },
  'aws_iam_role.collector': { name: 'shop-collector', arn: 'arn:aws:iam::123456789012:role/shop-collector' },
  'aws_iam_policy.export': {
    arn: 'arn:aws:iam::123456789012:policy/shop-export',
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
          Resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:/metrics/shop:*',
        },
      ],
    }),
  },
  'aws_iam_role_policy_attachment.export': {
    role: 'shop-collector',
    policy_arn: 'arn:aws:iam::123456789012:policy/shop-export',
  },
  'aws_iam_role_policy_attachment.xray': {
    role: 'shop-collector',
    policy_arn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  },
  'aws_security_group.collector': {
    id: 'sg-collector',
    name: 'collector',
    ingress: [{ protocol: 'tcp', from_port: 4317, to_port: 4318, security_groups: ['sg-web'], cidr_blocks: [] }],
  },
  'aws_cloudwatch_metric_alarm.errors': {
    alarm_name: 'shop-errors',
    namespace: 'Shop/production',
    metric_name: 'orders.failed',
    alarm_actions: ['arn:aws:sns:eu-west-1:123456789012:oncall'],
    actions_enabled: true,
  },
  'aws_cloudwatch_metric_alarm.cpu': {
    alarm_name: 'shop-cpu',
    namespace: 'AWS/ECS',
    metric_name: 'CPUUtilization',
    alarm_actions: ['arn:aws:sns:eu-west-1:123456789012:oncall'],
    actions_enabled: true,
  },
})

/** @returns what `terraform show -json` would print for a plan from one state of resources to another. */
export const planBetween = (before: Values, after: Values): string =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [...new Set([...Object.keys(before), ...Object.keys(after)])].map((address) => {
      const [type = '', name = ''] = address.split('.')
      return {
        address,
        mode: 'managed',
        type,
        name,
        change: {
          actions: ['update'],
          before: before[address] ?? null,
          after: after[address] ?? null,
          after_unknown: {},
        },
      }
    }),
  })

type Container = { environment: { name: string; value: string }[] }

/** Changes a container's variables in a task definition; undefined takes one away. */
export const setVariables = (
  values: Values,
  address: string,
  changes: Readonly<Record<string, string | undefined>>,
): void => {
  const definition = values[address]
  if (definition === undefined) throw new RangeError(`there is no ${address}`)
  const containers: Container[] = JSON.parse(String(definition['container_definitions']))
  for (const container of containers) {
    const kept = container.environment.filter(({ name }) => !(name in changes))
    const set = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
    container.environment = [...kept, ...set]
  }
  definition['container_definitions'] = JSON.stringify(containers)
}
