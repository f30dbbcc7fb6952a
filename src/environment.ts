import * as z from 'zod'

const name = z.string().min(1).max(255)

/** Variables that every application service must carry, with the value expected; `*` is any value. Source: product guide. */
export const guideVariables: Readonly<Record<string, string>> = {
  OTEL_SDK_DISABLED: 'false',
  OTEL_EXPORTER_OTLP_ENDPOINT: '*',
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_METRICS_EXPORTER: 'otlp',
  OTEL_LOGS_EXPORTER: 'otlp',
  LOG_FORMAT: 'json',
  PYTHONUNBUFFERED: '1',
}

/** Variables that are advice: their absence or another value is a warning, since SDKs can work without them. */
export const adviceVariables: Readonly<Record<string, string>> = {
  LOG_LEVEL: 'DEBUG',
  OTEL_SERVICE_NAME: '*',
  OTEL_RESOURCE_ATTRIBUTES: '*',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  OTEL_TRACES_SAMPLER: '*',
  OTEL_SEMCONV_STABILITY_OPT_IN: 'http',
  OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: 'base2_exponential_bucket_histogram',
}

/** Where only CloudWatch reads the metrics, SDKs send deltas; Grafana wants them cumulative. Source: product guide. */
export const withoutGrafana: Readonly<Record<string, string>> = {
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta',
}

/** One environment as it is written in the table; everything but the name has a default made from `prefix`. */
export const EnvironmentRow = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower case letters, digits and hyphens, beginning with a letter')
    .describe('how people call it in commands'),
  prefix: name.default('agent-prod').describe('prefix of the names below that are not given'),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .describe('AWS account id; default the account of the role that a question is about'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .optional()
    .describe('AWS region; default AWS_REGION, else us-east-1'),
  readRole: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/)
    .optional()
    .describe('role to assume for reading; needed for another account'),
  externalId: z.string().min(2).max(1224).optional().describe("external id that the read role's trust policy asks for"),
  cluster: name.optional().describe('ECS cluster; default PREFIX-cluster'),
  collectorService: name.optional().describe('ECS service of the collector; default PREFIX-otel-collector'),
  services: z.array(name).optional().describe('application services; default all others of the cluster'),
  discoveryService: name.default('otel-collector').describe('Cloud Map service of the collector'),
  discoveryNamespace: name.optional().describe('its Cloud Map namespace; default wherever a service of that name is'),
  metricNamespace: name.optional().describe('CloudWatch namespace of the applications; default AgentTeam/NAME'),
  collectorNamespace: name
    .optional()
    .describe("namespace of the collector's own metrics; default METRICNAMESPACE/Collector"),
  logGroup: name.optional().describe('log group of the applications; default /ecs/PREFIX'),
  collectorLogGroup: name.optional().describe('log group of the collector; default /ecs/PREFIX/otel-collector'),
  emfLogGroup: name.optional().describe('log group that awsemf writes to; default /metrics/PREFIX'),
  alarmPrefix: name.optional().describe('alarms of this environment begin so; default PREFIX-'),
  alarms: z
    .strictObject({
      collectorMemory: name.optional(),
      traceErrors: name.optional(),
      serviceUnhealthy: name.optional(),
    })
    .default({})
    .describe(
      'names of the three alarms that verify looks for; default ALARMPREFIXcollector-memory, …trace-errors, …service-unhealthy',
    ),
  noticesRule: name
    .optional()
    .describe('EventBridge rule that sends alarm state changes; default PREFIX-notices-alarms'),
  dashboard: name.optional().describe('CloudWatch dashboard; default PREFIX-otel'),
  canaryFunction: name
    .nullable()
    .optional()
    .describe('Lambda function that sends the canary; default PREFIX-canary, null where there is none'),
  deploymentEnvironment: name.optional().describe('deployment.environment of its telemetry; default NAME'),
  variables: z
    .record(z.string(), z.string().nullable())
    .default({})
    .describe('variables that its services must carry, over the default table; null asks for none, * for any value'),
  grafana: z
    .boolean()
    .default(false)
    .describe('whether it also exports to Grafana Cloud; then SDKs stay with cumulative metrics'),
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/)
    .optional()
    .describe('default Slack channel'),
  channels: z
    .array(z.string().regex(/^[CG][A-Z0-9]+$/))
    .default([])
    .describe('more channels in which it may be read'),
  readerGroups: z
    .array(z.string().regex(/^S[A-Z0-9]+$/))
    .default([])
    .describe('Slack user groups that may read it; empty means every member of its channels'),
})

/** One environment with every name decided. */
export type Environment = ReturnType<typeof completed>

/** @returns the environment with its defaults filled in; `region` is the fallback of the process. */
export const completed = (row: z.infer<typeof EnvironmentRow>, region = 'us-east-1') => {
  const { prefix } = row
  const metricNamespace = row.metricNamespace ?? `AgentTeam/${row.name}`
  const alarmPrefix = row.alarmPrefix ?? `${prefix}-`
  return {
    ...row,
    region: row.region ?? region,
    cluster: row.cluster ?? `${prefix}-cluster`,
    collectorService: row.collectorService ?? `${prefix}-otel-collector`,
    metricNamespace,
    collectorNamespace: row.collectorNamespace ?? `${metricNamespace}/Collector`,
    logGroup: row.logGroup ?? `/ecs/${prefix}`,
    collectorLogGroup: row.collectorLogGroup ?? `/ecs/${prefix}/otel-collector`,
    emfLogGroup: row.emfLogGroup ?? `/metrics/${prefix}`,
    alarmPrefix,
    alarms: {
      collectorMemory: row.alarms.collectorMemory ?? `${alarmPrefix}collector-memory`,
      traceErrors: row.alarms.traceErrors ?? `${alarmPrefix}trace-errors`,
      serviceUnhealthy: row.alarms.serviceUnhealthy ?? `${alarmPrefix}service-unhealthy`,
    },
    noticesRule: row.noticesRule ?? `${prefix}-notices-alarms`,
    dashboard: row.dashboard ?? `${prefix}-otel`,
    canaryFunction: row.canaryFunction === undefined ? `${prefix}-canary` : row.canaryFunction,
    deploymentEnvironment: row.deploymentEnvironment ?? row.name,
  }
}

/** @returns the channels in which an environment may be read. */
export const channelsOf = ({ channel, channels }: Pick<Environment, 'channel' | 'channels'>): string[] =>
  channel === undefined ? channels : [channel, ...channels]
