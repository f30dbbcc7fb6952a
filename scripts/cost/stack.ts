import type { Resolved, Resource } from '../../test/tools/resolved-plan.ts'
import { assumptions as a, insightsMetrics } from './assumptions.ts'
import { type Line, line } from './line.ts'
import { customMetrics } from './metrics.ts'
import { first, named, texts } from './planned.ts'
import { gigabytes, traces } from './workload.ts'

const isCollector = ({ values }: Resource): boolean => String(values['name']).endsWith('-otel-collector')
const countOf = ({ values }: Resource): number => Number(values['desired_count'] ?? 0)

/** How much of what a plan runs. */
const sizeOf = (plan: Resolved) => {
  const services = named(plan, 'aws_ecs_service')
  const total = (list: Resource[]): number => list.reduce((sum, each) => sum + countOf(each), 0)
  return {
    services: services.filter((each) => !isCollector(each)).length,
    collectorTasks: total(services.filter(isCollector)),
    tasks: total(services),
  }
}

/** Fargate's tasks: CPU units and MiB of the definition that the service runs, by its architecture. */
export const taskLines = (plan: Resolved): Line[] =>
  named(plan, 'aws_ecs_service').flatMap((service) => {
    const definition = named(plan, 'aws_ecs_task_definition').find(
      ({ values }) => values['arn'] === service.values['task_definition'],
    )
    if (!definition) throw new Error(`${service.address} runs a task definition that is not in the plan`)
    const arm = first(definition.values['runtime_platform'])['cpu_architecture'] === 'ARM64' ? 'Arm' : 'X86'
    const hours = countOf(service) * a.hoursAMonth
    const name = `${service.values['name']} × ${countOf(service)}`
    return [
      line('tasks', `${name}, vCPU`, `fargate${arm}Cpu`, (hours * Number(definition.values['cpu'])) / 1024),
      line('tasks', `${name}, memory`, `fargate${arm}Memory`, (hours * Number(definition.values['memory'])) / 1024),
    ]
  })

/** Ways out: what stands by the hour, and what goes through it. */
export const networkLines = (plan: Resolved): Line[] => {
  const { containerLogs, otlpLogs, emf, emfSelf, collectorLogs, spans } = gigabytes(sizeOf(plan))
  const through = containerLogs + otlpLogs + emf + emfSelf + collectorLogs + spans
  const gateways = named(plan, 'aws_nat_gateway').length
  const zones = named(plan, 'aws_vpc_endpoint')
    .filter(({ values }) => values['vpc_endpoint_type'] === 'Interface')
    .reduce((sum, { values }) => sum + texts(values['subnet_ids']).length, 0)
  return [
    line('network', `NAT gateways × ${gateways}`, 'natHour', gateways * a.hoursAMonth),
    line('network', 'through the NAT gateway', 'natGb', gateways > 0 ? through : 0),
    line('network', 'public addresses', 'publicIpHour', named(plan, 'aws_eip').length * a.hoursAMonth),
    line('network', `interface endpoints × zones = ${zones}`, 'endpointHour', zones * a.hoursAMonth),
    line('network', 'through the endpoints', 'endpointGb', zones > 0 ? through : 0),
    line(
      'network',
      'private DNS zone',
      'hostedZone',
      named(plan, 'aws_service_discovery_private_dns_namespace').length,
    ),
  ]
}

/** Container Insights of the stack's own cluster, by its mode. */
export const insightsLines = (plan: Resolved): Line[] =>
  named(plan, 'aws_ecs_cluster').flatMap(({ values }) => {
    const mode = first(values['setting'])['value']
    const { services, collectorTasks, tasks } = sizeOf(plan)
    const running = services + (collectorTasks > 0 ? 1 : 0)
    const m = insightsMetrics
    const basic = m.cluster + running * (m.service + m.family)
    if (mode === 'enhanced')
      return [line('insights', 'metrics, enhanced', 'insightsEnhanced', basic + tasks * (m.task + m.container))]
    return [
      line('insights', 'metrics', 'customMetric', basic),
      line('insights', 'performance log', 'logsGb', gigabytes(sizeOf(plan)).insights),
    ]
  })

/** Custom metrics that the collector's configuration makes, and those of metric filters. */
export const metricLines = (plan: Resolved): Line[] => {
  const { services } = sizeOf(plan)
  const configs = named(plan, 'aws_ssm_parameter').map(({ values }) =>
    String(values['insecure_value'] ?? values['value'] ?? '{}'),
  )
  return [
    ...configs.flatMap((text) => {
      const { applications, collector } = customMetrics(text, services)
      return [
        line('metrics', `of ${services} services`, 'customMetric', applications),
        line('metrics', 'of the collector', 'customMetric', collector),
      ]
    }),
    line('metrics', 'of metric filters', 'customMetric', named(plan, 'aws_cloudwatch_log_metric_filter').length),
  ]
}

/** The canary: its metrics (the one that it sends, and three of how its rounds ended) and its calls. */
export const canaryLines = (plan: Resolved): Line[] =>
  named(plan, 'aws_lambda_function').flatMap(({ values }) => {
    const arm = Array.isArray(values['architectures']) && values['architectures'].includes('arm64')
    const gigabyteSeconds = (a.canaries * a.canarySeconds * Number(values['memory_size'])) / 1024
    return [
      line('metrics', 'of the canary', 'customMetric', 4),
      line('tasks', 'canary, calls', 'lambdaRequests', (2 * a.canaries) / 1e6),
      line('tasks', 'canary, time', arm ? 'lambdaArm' : 'lambdaX86', gigabyteSeconds),
    ]
  })

/** Log lines taken in and kept; the plan says for how long. */
export const logLines = (plan: Resolved): Line[] => {
  const { containerLogs, otlpLogs, emf, emfSelf, collectorLogs } = gigabytes(sizeOf(plan))
  const taken = {
    containers: containerLogs,
    'the same lines by OTLP': otlpLogs,
    'EMF of the services': emf,
    'EMF and log of the collector': emfSelf + collectorLogs,
  }
  const days = Math.max(
    0,
    ...named(plan, 'aws_cloudwatch_log_group').map(({ values }) => Number(values['retention_in_days'] ?? 0)),
  )
  const sum = Object.values(taken).reduce((total, each) => total + each, 0)
  return [
    ...Object.entries(taken).map(([what, quantity]) => line('logs', what, 'logsGb', quantity)),
    line('logs', `kept for ${days} days`, 'logsStoredGb', (sum * a.storedShare * days) / 30),
  ]
}

/** X-Ray. */
export const traceLines = (plan: Resolved): Line[] => {
  const { services, collectorTasks } = sizeOf(plan)
  const recorded = collectorTasks > 0 ? traces(services) : 0
  return [
    line('traces', 'recorded', 'traces', recorded),
    line('traces', 'read by people, alarms and the bot', 'tracesRead', recorded * a.tracesReadShare),
  ]
}
