import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import { hex } from '../chance.ts'
import { ecsArn } from '../ecs/names.ts'
import type { Account } from '../state.ts'

type Kind = {
  family: string
  revision: number
  registeredAt: Date
  container: ContainerDefinition
  size: { cpu: string; memory: string }
  roles: string
}

/** @returns a task definition of Fargate's shape; `roles` is the prefix of its two roles' names. */
const taskDefinition = (account: Account, kind: Kind): TaskDefinition => ({
  taskDefinitionArn: ecsArn(account, `task-definition/${kind.family}:${kind.revision}`),
  family: kind.family,
  revision: kind.revision,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  compatibilities: ['EC2', 'FARGATE'],
  cpu: kind.size.cpu,
  memory: kind.size.memory,
  taskRoleArn: `arn:aws:iam::${account.id}:role/${kind.roles}-task`,
  executionRoleArn: `arn:aws:iam::${account.id}:role/${kind.roles}-execution`,
  runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
  registeredAt: kind.registeredAt,
  registeredBy: `arn:aws:sts::${account.id}:assumed-role/${account.environment.prefix}-deploy/GitHubActions`,
  volumes: [],
  placementConstraints: [],
  containerDefinitions: [kind.container],
})

const logConfiguration = (account: Account, group: string, prefix: string) => ({
  logDriver: 'awslogs' as const,
  options: {
    'awslogs-group': group,
    'awslogs-region': account.region,
    'awslogs-stream-prefix': prefix,
    mode: 'non-blocking',
    'max-buffer-size': '25m',
  },
})

const pairs = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables).map(([name, value]) => ({ name, value }))

/** @returns the variables of product.md for an application service. */
export const applicationVariables = (account: Account, service: string): Record<string, string> => {
  const { prefix, discoveryService, deploymentEnvironment } = account.environment
  return {
    OTEL_SDK_DISABLED: 'false',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://${discoveryService}.${prefix}.local:4317`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_SERVICE_NAME: service,
    OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${prefix},deployment.environment.name=${deploymentEnvironment}`,
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '1.0',
    OTEL_SEMCONV_STABILITY_OPT_IN: 'http',
    OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: 'base2_exponential_bucket_histogram',
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta',
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'DEBUG',
    PYTHONUNBUFFERED: '1',
  }
}

/** @returns one revision of an application service's task definition. */
export const applicationTask = (
  account: Account,
  service: string,
  {
    revision,
    registeredAt,
    variables,
  }: { revision: number; registeredAt: Date; variables: Readonly<Record<string, string>> },
): TaskDefinition =>
  taskDefinition(account, {
    family: service,
    revision,
    registeredAt,
    roles: `${account.environment.prefix}-app`,
    size: { cpu: '256', memory: '512' },
    container: {
      name: service,
      image: `${account.id}.dkr.ecr.${account.region}.amazonaws.com/${service}@sha256:${hex(64, service, revision)}`,
      cpu: 0,
      essential: true,
      environment: pairs(variables),
      secrets: [
        {
          name: 'DATABASE_URL',
          valueFrom: `arn:aws:ssm:${account.region}:${account.id}:parameter/${account.environment.prefix}/database-url`,
        },
      ],
      portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: 'tcp' }],
      logConfiguration: logConfiguration(account, account.environment.logGroup, service),
    },
  })

/** @returns one revision of the collector's task definition: 512 CPU units, 1024 MiB, image by digest, hash of its configuration. */
export const collectorTask = (account: Account, revision: number, registeredAt: Date): TaskDefinition => {
  const { collectorService, collectorLogGroup, prefix } = account.environment
  return taskDefinition(account, {
    family: collectorService,
    revision,
    registeredAt,
    roles: collectorService,
    size: { cpu: '512', memory: '1024' },
    container: {
      name: collectorService,
      image: `${account.id}.dkr.ecr.${account.region}.amazonaws.com/aws-otel-collector@sha256:${hex(64, 'aws-otel-collector', 'v0.49.0')}`,
      cpu: 0,
      memory: 1024,
      essential: true,
      environment: pairs({
        AWS_REGION: account.region,
        GOMEMLIMIT: '640MiB',
        OTEL_CONFIG_SHA256: hex(64, account.environment.prefix, 'config', revision),
      }),
      secrets: [
        {
          name: 'AOT_CONFIG_CONTENT',
          valueFrom: `arn:aws:ssm:${account.region}:${account.id}:parameter/${prefix}/otel-collector/config`,
        },
      ],
      healthCheck: { command: ['CMD', '/healthcheck'], interval: 10, timeout: 3, retries: 3, startPeriod: 15 },
      portMappings: [4317, 4318, 13133].map((port) => ({
        containerPort: port,
        hostPort: port,
        protocol: 'tcp' as const,
      })),
      logConfiguration: logConfiguration(account, collectorLogGroup, collectorService),
      stopTimeout: 60,
    },
  })
}
