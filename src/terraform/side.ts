import { componentsOf, componentsOfType, pipelinesOf } from '../diagnosis/collector-config.ts'
import { parsedConfig } from '../diagnosis/facts/config.ts'
import type { CollectorConfig, FactValues } from '../diagnosis/facts/schemas.ts'
import { completed, type Environment, EnvironmentRow } from '../environment.ts'
import type { TaskDefinition } from '../ports.ts'
import { isCollector, taskDefinitionIn } from './containers.ts'
import { ingressOf } from './network.ts'
import { blocks, meant, number, ofType, type Resource, text } from './plan.ts'
import { type Decision, decisionOf } from './policies.ts'

/** What a collector's exporter calls, and on which log group. Source: awsxray and awsemf exporters. */
export type Right = {
  exporter: string
  role: string
  action: string
  group?: string
  decision: Decision
  address: string
}

/** One side of a plan as the diagnosis sees an account: the same facts, as far as the plan knows them. */
export type Side = {
  environment: Environment
  facts: Partial<FactValues>
  rights: Right[]
  alarms: { name: string; address: string; namespaces: string[]; isSilent: boolean }[]
  dashboards: { name: string; address: string; namespaces: string[] }[]
  /** Namespaces that exporters and metric filters of the plan write to. */
  written: string[]
  /** The address of what a finding is about, by the name that it uses. */
  addresses: ReadonlyMap<string, string>
  /** What could not be read from the plan, with the address. */
  unknown: string[]
  hasCollector: boolean
}

type Runs = { service: Resource | undefined; definition: Resource; task: TaskDefinition; name: string }

const runsIn = (resources: readonly Resource[], unknown: string[]): Runs[] =>
  ofType(resources, 'aws_ecs_task_definition').flatMap((definition) => {
    const task = taskDefinitionIn(definition)
    if (task === undefined) {
      unknown.push(definition.address)
      return []
    }
    const family = task.family
    const service = ofType(resources, 'aws_ecs_service').find(
      (each) =>
        // `family`, `family:revision` or an ARN that ends so.
        text(each.values['task_definition'])
          ?.replace(/^.*task-definition\//, '')
          .replace(/:\d+$/, '') === family ||
        meant(each, 'task_definition', [definition], ['arn', 'arn_without_revision', 'family', 'id']).length > 0,
    )
    return [{ service, definition, task, name: text(service?.values['name']) ?? task.family }]
  })

const parameterText = (resources: readonly Resource[], from: string): string | undefined => {
  const parameter = ofType(resources, 'aws_ssm_parameter').find(({ values }) => {
    const name = text(values['name'])
    return name !== undefined && (from === name || from.endsWith(`:parameter${name.startsWith('/') ? '' : '/'}${name}`))
  })
  return text(parameter?.values['insecure_value']) ?? text(parameter?.values['value'])
}

/** The configuration is in a variable, in a parameter that the plan makes, or in the file that was given. */
const configOf = async (
  collector: Runs,
  resources: readonly Resource[],
  given: string | undefined,
): Promise<CollectorConfig | undefined> => {
  if (given !== undefined) return { from: '--collector-config', ...(await parsedConfig(given)) }
  for (const { environment, secrets } of collector.task.containers) {
    for (const [name, value] of Object.entries(environment))
      if (/receivers/.test(value) && /service/.test(value)) return { from: name, ...(await parsedConfig(value)) }
    for (const [name, from] of Object.entries(secrets)) {
      const stored = /CONFIG/i.test(name) ? parameterText(resources, from) : undefined
      if (stored !== undefined) return { from, ...(await parsedConfig(stored)) }
    }
  }
  return undefined
}

const groupArn = (group: string): string => `arn:aws:logs:::log-group:${group}:log-stream:any`

type Call = Pick<Right, 'exporter' | 'action' | 'group'>

/** A group whose name is only made of the data cannot be judged. */
const callsOf = (
  type: 'awsxray' | 'awsemf' | 'awscloudwatchlogs',
  exporter: string,
  group: string | undefined,
): Call[] => {
  if (type === 'awsxray') return [{ exporter, action: 'xray:PutTraceSegments' }]
  if (group === undefined || /[{$]/.test(group)) return []
  return ['logs:PutLogEvents', 'logs:CreateLogStream'].map((action) => ({ exporter, action, group }))
}

const rightsOf = (collector: Runs, config: CollectorConfig, resources: readonly Resource[]): Right[] => {
  const [role] = meant(collector.definition, 'task_role_arn', ofType(resources, 'aws_iam_role'), ['arn', 'name', 'id'])
  if (role === undefined) return []
  const used = new Set(pipelinesOf(config).flatMap(({ exporters }) => exporters))
  const asked = (['awsxray', 'awsemf', 'awscloudwatchlogs'] as const).flatMap((type) =>
    componentsOfType(config, 'exporters', type)
      .filter(([id]) => used.has(id))
      .flatMap(([id, settings]) => callsOf(type, id, text(settings['log_group_name']))),
  )
  const name = text(role.values['name']) ?? role.address
  return asked.map((each) => ({
    ...each,
    role: name,
    address: role.address,
    decision: decisionOf(role, resources, {
      action: each.action,
      resource: each.group === undefined ? '*' : groupArn(each.group),
    }),
  }))
}

/** Alarms that a composite alarm speaks for need no action of their own. */
const spokenFor = (resources: readonly Resource[]): string =>
  ofType(resources, 'aws_cloudwatch_composite_alarm')
    .map(({ values }) => text(values['alarm_rule']) ?? '')
    .join('\n')

const alarmsOf = (resources: readonly Resource[]): Side['alarms'] => {
  const rules = spokenFor(resources)
  return ofType(resources, 'aws_cloudwatch_metric_alarm').map((alarm) => {
    const { values, address } = alarm
    const queries = Array.isArray(values['metric_query']) ? (values['metric_query'] as readonly unknown[]) : []
    const metrics = queries.flatMap((query) => {
      const metric = (query as { metric?: unknown } | null)?.metric
      return Array.isArray(metric) ? (metric as { namespace?: unknown }[]) : []
    })
    const namespaces = [text(values['namespace']), ...metrics.map(({ namespace }) => text(namespace))]
    const actions = values['alarm_actions']
    const name = text(values['alarm_name']) ?? address
    const refersToComposite = rules.includes(`"${name}"`) || rules.includes(`(${name})`) || rules.includes(`:${name})`)
    return {
      name,
      address,
      namespaces: [...new Set(namespaces.flatMap((each) => each ?? []))],
      isSilent:
        values['actions_enabled'] === false ||
        (!refersToComposite &&
          (actions === null || (Array.isArray(actions) && actions.length === 0)) &&
          alarm.refersTo('alarm_actions').length === 0),
    }
  })
}

/** The first part of a widget's metric is its namespace. Source: CloudWatch, dashboard body structure. */
const namespacesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) {
    const [namespace, name] = value as readonly unknown[]
    const own = typeof namespace === 'string' && typeof name === 'string' && namespace.includes('/') ? [namespace] : []
    return [...own, ...value.flatMap(namespacesIn)]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namespacesIn) : []
}

const dashboardsOf = (resources: readonly Resource[]): Side['dashboards'] =>
  ofType(resources, 'aws_cloudwatch_dashboard').map(({ values, address }) => {
    let body: unknown
    try {
      body = JSON.parse(text(values['dashboard_body']) ?? 'null')
    } catch {
      body = undefined
    }
    return { name: text(values['dashboard_name']) ?? address, address, namespaces: [...new Set(namespacesIn(body))] }
  })

const writtenBy = (config: CollectorConfig, resources: readonly Resource[]): string[] => [
  ...new Set([
    ...componentsOf(config, 'exporters').flatMap(([, { namespace }]) => text(namespace) ?? []),
    ...ofType(resources, 'aws_cloudwatch_log_metric_filter').flatMap(({ values }) =>
      blocks(values['metric_transformation']).flatMap(({ namespace }) => text(namespace) ?? []),
    ),
  ]),
]

const first = <T>(values: readonly (T | undefined)[]): T | undefined => values.find((each) => each !== undefined)

const isRegion = (value: string | undefined): value is string => /^[a-z]{2}(-[a-z]+)+-\d$/.test(value ?? '')

/** Where the stack is: what the exporters say, else where its containers log. */
const regionOf = (config: CollectorConfig | undefined, runs: readonly Runs[]): string | undefined => {
  const exporters = config === undefined ? [] : componentsOf(config, 'exporters').map(([, { region }]) => text(region))
  const logged = runs.flatMap(({ task }) => task.containers.map(({ logOptions }) => logOptions['awslogs-region']))
  return [...exporters, ...logged].find(isRegion)
}

const environmentOf = (
  collector: Runs | undefined,
  applications: readonly Runs[],
  { config, resources }: { config: CollectorConfig | undefined; resources: readonly Resource[] },
): Environment => {
  const emf =
    config === undefined ? [] : componentsOfType(config, 'exporters', 'awsemf').map(([, settings]) => settings)
  const endpoints = applications.flatMap(({ task }) =>
    task.containers.flatMap(({ environment }) => environment['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? []),
  )
  const hosts = endpoints.flatMap((each) => (URL.canParse(each) ? [new URL(each).hostname] : []))
  const registered = ofType(resources, 'aws_service_discovery_service').flatMap(
    ({ values }) => text(values['name']) ?? [],
  )
  const named = registered.find((name) => hosts.some((host) => host.split('.')[0] === name))
  const [host] = hosts
  const metricNamespace = first(emf.map(({ namespace }) => text(namespace)))
  const emfLogGroup = first(emf.map(({ log_group_name: group }) => text(group)))
  const logGroup = first(applications.flatMap(({ task }) => task.containers.map((each) => each.logGroup)))
  const region = regionOf(config, [...(collector === undefined ? [] : [collector]), ...applications])
  const exporters = config === undefined ? [] : pipelinesOf(config).flatMap((pipeline) => pipeline.exporters)
  const row = {
    name: 'plan',
    ...(collector !== undefined && { collectorService: collector.name }),
    ...(metricNamespace !== undefined && { metricNamespace }),
    ...(emfLogGroup !== undefined && { emfLogGroup }),
    ...(logGroup !== undefined && { logGroup }),
    ...(region !== undefined && { region }),
    discoveryService: named ?? host?.split('.')[0] ?? 'otel-collector',
    grafana: exporters.some((id) => /^otlp/.test(id)),
  }
  return completed(EnvironmentRow.parse(row))
}

const serviceFact = ({ service, name, task }: Runs): FactValues['services']['services'][number] => {
  const wanted = number(service?.values['desired_count']) ?? 1
  return {
    name,
    arn: `arn:aws:ecs:::service/${name}`,
    status: 'ACTIVE',
    running: wanted,
    wanted,
    pending: 0,
    taskDefinition: task.arn,
    deployments: [],
    events: [],
    registries: [],
    subnets: [],
    securityGroups: [],
  }
}

/** @returns one side of a plan as facts; `given` is the text of a configuration that the plan does not hold. */
export const sideOf = async (resources: readonly Resource[], given?: string): Promise<Side> => {
  const unknown: string[] = []
  const runs = runsIn(resources, unknown)
  const collector = runs.find(({ task }) => isCollector(task))
  const applications = runs.filter((each) => !isCollector(each.task))
  const config = collector === undefined ? undefined : await configOf(collector, resources, given)
  if (collector !== undefined && config === undefined) unknown.push(`${collector.definition.address}: configuration`)
  const rights = collector === undefined || config === undefined ? [] : rightsOf(collector, config, resources)
  for (const { decision, action, address } of rights) if (decision === 'unknown') unknown.push(`${address}: ${action}`)
  const rules = ingressOf(collector?.service, resources)
  const revisions = ({ task }: Runs) => ({ running: task, newest: task })
  return {
    environment: environmentOf(collector, applications, { config, resources }),
    facts: {
      services: { services: runs.map(serviceFact), total: runs.length },
      taskDefinitions: applications.map((each) => ({ service: each.name, ...revisions(each) })),
      ...(collector !== undefined && { collectorTaskDefinition: revisions(collector) }),
      ...(config !== undefined && { collectorConfig: config }),
      ...(rules !== undefined && { collectorIngress: rules }),
    },
    rights,
    alarms: alarmsOf(resources),
    dashboards: dashboardsOf(resources),
    written: config === undefined ? [] : writtenBy(config, resources),
    addresses: new Map(runs.map(({ name, definition }) => [name, definition.address])),
    unknown,
    hasCollector: collector !== undefined,
  }
}
