import * as z from 'zod'
import type { TaskDefinition } from '../ports.ts'
import { number, type Resource, text } from './plan.ts'

const Pairs = z
  .array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).transform(String) }))
  .nullish()

const Container = z.looseObject({
  name: z.string(),
  image: z.string().default(''),
  essential: z.boolean().default(true),
  environment: Pairs,
  secrets: z.array(z.looseObject({ name: z.string(), valueFrom: z.string() })).nullish(),
  healthCheck: z.looseObject({ command: z.array(z.string()).optional() }).nullish(),
  logConfiguration: z.looseObject({ options: z.record(z.string(), z.string()).nullish() }).nullish(),
  portMappings: z.array(z.looseObject({ containerPort: z.number().optional() })).nullish(),
})

const Containers = z.array(Container)

/**
 * @returns a task definition of a plan as ECS would describe it; undefined where its containers are only known after
 * the plan is applied
 */
export const taskDefinitionIn = ({ values }: Resource): TaskDefinition | undefined => {
  const json = text(values['container_definitions'])
  if (json === undefined) return undefined
  let parsed: ReturnType<typeof Containers.safeParse>
  try {
    parsed = Containers.safeParse(JSON.parse(json))
  } catch {
    return undefined
  }
  if (!parsed.success) return undefined
  const family = text(values['family']) ?? ''
  const [cpu, memory] = [number(values['cpu']), number(values['memory'])]
  const [taskRole, executionRole] = [text(values['task_role_arn']), text(values['execution_role_arn'])]
  return {
    arn: `arn:aws:ecs:::task-definition/${family}:1`,
    family,
    revision: 1,
    ...(taskRole !== undefined && { taskRole }),
    ...(executionRole !== undefined && { executionRole }),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    containers: parsed.data.map((container) => {
      const options = container.logConfiguration?.options ?? {}
      const logGroup = options['awslogs-group']
      return {
        name: container.name,
        image: container.image,
        essential: container.essential,
        environment: Object.fromEntries((container.environment ?? []).map(({ name, value }) => [name, value])),
        secrets: Object.fromEntries((container.secrets ?? []).map(({ name, valueFrom }) => [name, valueFrom])),
        ...(container.healthCheck?.command !== undefined && { healthCheck: container.healthCheck.command }),
        ...(logGroup !== undefined && { logGroup }),
        logOptions: options,
      }
    }),
  }
}

/** An image or a variable by which a collector is known, whatever it is called. */
const collectorImage = /otel-?col|opentelemetry-collector|otel-collector/i

/** @returns whether a task definition runs a collector as its own service; a sidecar beside an application is none. */
export const isCollector = ({ containers }: TaskDefinition): boolean => {
  const essential = containers.filter((each) => each.essential)
  const is = (each: (typeof containers)[number]) =>
    collectorImage.test(each.image) || 'AOT_CONFIG_CONTENT' in each.environment || 'AOT_CONFIG_CONTENT' in each.secrets
  return essential.length > 0 && essential.every(is)
}
