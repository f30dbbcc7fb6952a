import { describe, expect, it } from 'vitest'
import { adviceVariables, completed, EnvironmentRow, guideVariables, withoutGrafana } from '../../src/environment.ts'
import { type Resolved, resolved } from '../tools/resolved-plan.ts'
import { existing, exists, missingTerraform } from '../tools/terraform.ts'
import { applications, containersOf, variablesOf } from './containers.ts'
import { ofType } from './policy.ts'
import { stacks } from './variants.ts'

const skipped = missingTerraform !== undefined || !exists('infra')

/** What of the variables' values is wrong; `*` is any value that is not empty. */
const missingFrom = (variables: Record<string, string>, wanted: Readonly<Record<string, string>>): string[] =>
  Object.entries(wanted)
    .filter(([name, value]) => (value === '*' ? !variables[name] : variables[name] !== value))
    .map(([name]) => name)

const namesIn = (plan: Resolved, type: string, attribute: string): unknown[] =>
  ofType(plan, type).map(({ values }) => values[attribute])

describe.skipIf(skipped)('the variables of every application service', () => {
  it.each(Object.keys(stacks) as (keyof typeof stacks)[])('are those that verify looks for: %s', async (name) => {
    const plan = await resolved('infra', stacks[name])
    const wanted = { ...guideVariables, ...adviceVariables, ...(name === 'grafana' ? {} : withoutGrafana) }
    for (const [service, container] of applications(plan)) {
      const variables = variablesOf(container)
      expect(missingFrom(variables, wanted), service).toEqual([])
      expect(variables['OTEL_SERVICE_NAME']).toBe(service)
      if (name === 'grafana') expect(variables).not.toHaveProperty(Object.keys(withoutGrafana)[0] ?? '')
    }
    expect(applications(plan).size).toBe(name === 'default' ? 0 : 2)
    expect(missingFrom(plan.outputs['service_environment'] as Record<string, string>, wanted)).toEqual([
      'OTEL_SERVICE_NAME',
    ])
  })
  it('keep what a service adds of its own', async () => {
    const worker = applications(await resolved('infra', stacks.production)).get('agent-worker')
    expect(worker && variablesOf(worker)).toMatchObject({ QUEUE: 'work' })
    expect(worker?.secrets.map(({ name }) => name)).toEqual(['API_TOKEN'])
  })
  it('send to the name under which the collector is found', async () => {
    for (const name of ['production', 'grafana', 'existing', 'endpoints', 'staging'] as const) {
      const plan = await resolved('infra', stacks[name])
      const namespace =
        name === 'existing'
          ? existing.namespace
          : namesIn(plan, 'aws_service_discovery_private_dns_namespace', 'name')[0]
      expect(namesIn(plan, 'aws_service_discovery_service', 'name')).toContain('otel-collector')
      for (const container of applications(plan).values())
        expect(variablesOf(container)['OTEL_EXPORTER_OTLP_ENDPOINT']).toBe(`http://otel-collector.${namespace}:4317`)
    }
  })
  it('are found missing when one is', () => {
    expect(missingFrom({ ...guideVariables, OTEL_EXPORTER_OTLP_ENDPOINT: '' }, guideVariables)).toEqual([
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    ])
  })
})

describe.skipIf(skipped)('the names of a stack', () => {
  it.each([
    ['production', 'agent-prod'],
    ['staging', 'agent-staging'],
  ] as const)('are the defaults by which the bot reads %s', async (name, prefix) => {
    const plan = await resolved('infra', stacks[name])
    const reads = completed(EnvironmentRow.parse({ name, prefix }))
    const groups = namesIn(plan, 'aws_cloudwatch_log_group', 'name')
    const alarms = [
      ...namesIn(plan, 'aws_cloudwatch_metric_alarm', 'alarm_name'),
      ...namesIn(plan, 'aws_cloudwatch_composite_alarm', 'alarm_name'),
    ]
    expect(namesIn(plan, 'aws_ecs_cluster', 'name')).toEqual([reads.cluster])
    expect(namesIn(plan, 'aws_ecs_service', 'name')).toContain(reads.collectorService)
    expect(namesIn(plan, 'aws_service_discovery_service', 'name')).toContain(reads.discoveryService)
    expect(groups).toEqual(expect.arrayContaining([reads.logGroup, reads.collectorLogGroup, reads.emfLogGroup]))
    expect(alarms).toEqual(expect.arrayContaining(Object.values(reads.alarms)))
    expect(alarms.filter((alarm) => !String(alarm).startsWith(reads.alarmPrefix))).toEqual([])
    expect(namesIn(plan, 'aws_cloudwatch_dashboard', 'dashboard_name')).toEqual([reads.dashboard])
    const config = String(
      ofType(plan, 'aws_ssm_parameter')[0]?.values['insecure_value'] ??
        ofType(plan, 'aws_ssm_parameter')[0]?.values['value'],
    )
    expect(config).toContain(`"${reads.metricNamespace}"`)
    expect(config).toContain(`"${reads.collectorNamespace}"`)
    expect(config).toContain(`"${reads.emfLogGroup}"`)
    expect(config).toContain(`"value":"${reads.deploymentEnvironment}"`)
  })
  it('of two environments beside each other never meet', async () => {
    const named = async (name: 'production' | 'staging') =>
      (await resolved('infra', stacks[name])).resources.flatMap(({ type, values }) => {
        // An ECS service's name is its service.name: the cluster tells two of one name apart.
        if (type === 'aws_ecs_service' || type === 'aws_service_discovery_service' || type === 'aws_iam_role_policy')
          return []
        const attributes = ['name', 'alarm_name', 'dashboard_name', 'family', 'group_name']
        return attributes.flatMap((attribute) =>
          typeof values[attribute] === 'string' ? [`${type} ${values[attribute]}`] : [],
        )
      })
    const [production, staging] = [await named('production'), new Set(await named('staging'))]
    expect(production.length).toBeGreaterThan(20)
    expect(production.filter((name) => staging.has(name))).toEqual([])
  })
  it('stand in the row that the stack gives for the table of environments', async () => {
    for (const name of ['production', 'grafana', 'existing', 'staging'] as const) {
      const row = EnvironmentRow.parse((await resolved('infra', stacks[name])).outputs['environment'])
      expect(row).toMatchObject({ name: name === 'staging' ? 'staging' : 'production', grafana: name === 'grafana' })
      if (name === 'existing')
        expect(row).toMatchObject({ cluster: existing.cluster, discoveryNamespace: existing.namespace })
    }
  })
})

describe.skipIf(skipped)('the hash of the collector config', () => {
  const collectorOf = async (variables: object) => {
    const plan = await resolved('infra', variables)
    const definition = ofType(plan, 'aws_ecs_task_definition').find(({ values }) =>
      String(values['family']).endsWith('-otel-collector'),
    )
    const container = definition && containersOf(definition)[0]
    return {
      hash: container && variablesOf(container)['OTEL_CONFIG_SHA256'],
      definition: definition?.values['container_definitions'],
    }
  }
  it('changes with the config, and the task definition with it', async () => {
    const [before, after] = [await collectorOf(stacks.production), await collectorOf(stacks.grafana)]
    expect(before.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(after.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(after.hash).not.toBe(before.hash)
    expect(after.definition).not.toBe(before.definition)
  })
  it('stays when something else changes', async () => {
    expect((await collectorOf(stacks.default)).hash).toBe((await collectorOf(stacks.production)).hash)
  })
})
