import type { Statement, Trust } from '../iam/role.ts'
import type { Account } from '../state.ts'

const list = (...actions: string[]): string[] => actions

/** What the bot reads with: the read-only part of collector.md section 2. */
const readStatements = (account: Account): Statement[] => [
  { Sid: 'Containers', Effect: 'Allow', Resource: '*', Action: list('ecs:Describe*', 'ecs:List*') },
  {
    Sid: 'Discovery',
    Effect: 'Allow',
    Resource: '*',
    Action: list('servicediscovery:List*', 'servicediscovery:Get*', 'servicediscovery:DiscoverInstances'),
  },
  {
    Sid: 'Metrics',
    Effect: 'Allow',
    Resource: '*',
    Action: list(
      'cloudwatch:GetMetricData',
      'cloudwatch:ListMetrics',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetDashboard',
      'cloudwatch:ListTagsForResource',
    ),
  },
  {
    Sid: 'Logs',
    Effect: 'Allow',
    Resource: '*',
    Action: list('logs:FilterLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'),
  },
  {
    Sid: 'Traces',
    Effect: 'Allow',
    Resource: '*',
    Action: list(
      'xray:GetTraceSummaries',
      'xray:BatchGetTraces',
      'xray:GetTraceSegmentDestination',
      'xray:GetIndexingRules',
      'xray:GetGroups',
    ),
  },
  {
    Sid: 'Watching',
    Effect: 'Allow',
    Resource: '*',
    Action: list('sns:ListSubscriptionsByTopic', 'events:DescribeRule', 'events:ListTargetsByRule'),
  },
  {
    Sid: 'Network',
    Effect: 'Allow',
    Resource: '*',
    Action: list(
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeSubnets',
      'ec2:DescribeRouteTables',
      'ec2:DescribeVpcEndpoints',
    ),
  },
  { Sid: 'Permissions', Effect: 'Allow', Resource: '*', Action: list('iam:SimulatePrincipalPolicy') },
  {
    Sid: 'Canary',
    Effect: 'Allow',
    Resource: `arn:aws:lambda:${account.region}:${account.id}:function:${account.environment.prefix}-canary`,
    Action: list('lambda:InvokeFunction'),
  },
  {
    Sid: 'CollectorConfig',
    Effect: 'Allow',
    Resource: `arn:aws:ssm:${account.region}:${account.id}:parameter/${account.environment.prefix}/otel-collector/config`,
    Action: list('ssm:GetParameter'),
  },
]

const addRole = (account: Account, name: string, trust: Trust[], statements: Statement[]): void => {
  account.roles.set(name, { name, trust, statements })
}

const service: Trust[] = [{ principal: 'ecs-tasks.amazonaws.com' }]

/** Makes the roles of the stack's tasks, by collector.md section 2. */
export const makeTaskRoles = (account: Account): void => {
  const { id, region, environment } = account
  const { prefix, collectorService, emfLogGroup, logGroup, collectorLogGroup } = environment
  const group = (name: string) => `arn:aws:logs:${region}:${id}:log-group:${name}:*`
  addRole(account, `${collectorService}-task`, service, [
    {
      Sid: 'Traces',
      Effect: 'Allow',
      Action: ['xray:PutTraceSegments'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      Sid: 'EmfEvents',
      Effect: 'Allow',
      Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
      Resource: [group(emfLogGroup), group(`${emfLogGroup}/self`)],
    },
    {
      Sid: 'OtlpLogs',
      Effect: 'Allow',
      Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
      Resource: group(`${logGroup}/otlp`),
    },
  ])
  const execution = (name: string): Statement[] => [
    {
      Sid: 'Images',
      Effect: 'Allow',
      Action: [
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:GetDownloadUrlForLayer',
        'ecr:BatchGetImage',
      ],
      Resource: '*',
    },
    {
      Sid: 'ContainerLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: group(name),
    },
    {
      Sid: 'Parameters',
      Effect: 'Allow',
      Action: 'ssm:GetParameters',
      Resource: `arn:aws:ssm:${region}:${id}:parameter/${prefix}/*`,
    },
  ]
  addRole(account, `${collectorService}-execution`, service, execution(collectorLogGroup))
  addRole(account, `${prefix}-app-task`, service, [])
  addRole(account, `${prefix}-app-execution`, service, execution(logGroup))
}

/** Makes the role with which the bot reads the account, and for its own account what else it needs. */
export const makeReader = (account: Account, trust: Trust[], own: Statement[]): void =>
  addRole(account, account.reader, trust, [...readStatements(account), ...own])
