import * as z from 'zod'
import { planned } from '../tools/terraform.ts'

/** The service under test as a team would name it in `services`; the image is never pulled here. */
const services = { 'agent-api': { image: 'public.ecr.aws/example/agent-api:1', port: 8000 } }

const Resource = z.object({
  type: z.string(),
  index: z.unknown().optional(),
  // None where Terraform knows nothing of a resource before it is made.
  values: z.record(z.string(), z.unknown()).default({}),
})
const Plan = z.object({
  planned_values: z.object({
    outputs: z.record(z.string(), z.object({ value: z.unknown().optional() })),
    root_module: z.object({ resources: z.array(Resource) }),
  }),
})
export type PlannedResource = z.infer<typeof Resource>

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})
const Containers = json.pipe(
  z.tuple([
    z.looseObject({
      name: z.string(),
      environment: z.array(z.object({ name: z.string(), value: z.string() })),
      logConfiguration: z.object({ options: z.record(z.string(), z.string()) }),
    }),
  ]),
)

/** What Terraform would make for `agent-api` and the collector. */
export type PlannedStack = {
  /** The variables that agent-api's container gets. */
  variables: Record<string, string>
  /** Container definitions; the collector's is not known before its secret is made. */
  definitions: Record<'agent-api' | 'collector', unknown[]>
  /** The same variables as the output for services made elsewhere has them. */
  serviceEnvironment: unknown
  logs: { group: string; prefix: string }
  logGroups: string[]
  /** What the collector's container reads as its configuration. */
  collectorConfig: string
  resources: PlannedResource[]
}

/** @returns the stack of infra/ with agent-api as its one service, as Terraform plans it; fails when a part is missing. */
export const plannedStack = async (variables: object = {}): Promise<PlannedStack> => {
  const plan = Plan.parse(JSON.parse((await planned('infra', { services, ...variables })).text))
  const { resources } = plan.planned_values.root_module
  const valuesOf = (type: string, index: unknown) => {
    const found = resources.find((resource) => resource.type === type && resource.index === index)
    if (found === undefined) throw new Error(`The plan has no ${type} ${String(index)}.`)
    return found.values
  }
  const containers = (index: unknown) => valuesOf('aws_ecs_task_definition', index)['container_definitions']
  const definition = Containers.parse(containers('agent-api'))
  const [{ environment, logConfiguration }] = definition
  const { 'awslogs-group': group = '', 'awslogs-stream-prefix': prefix = '' } = logConfiguration.options
  return {
    variables: Object.fromEntries(environment.map(({ name, value }) => [name, value])),
    definitions: { 'agent-api': definition, collector: Containers.optional().parse(containers(0)) ?? [] },
    serviceEnvironment: plan.planned_values.outputs['service_environment']?.value,
    logs: { group, prefix },
    logGroups: resources
      .filter(({ type }) => type === 'aws_cloudwatch_log_group')
      .map(({ values }) => z.string().parse(values['name'])),
    collectorConfig: z.string().parse(valuesOf('aws_ssm_parameter', 0)['insecure_value']),
    resources,
  }
}
