import * as z from 'zod'
import type { Resolved, Resource } from '../tools/resolved-plan.ts'
import { ofType } from './policy.ts'

const Pair = z.object({ name: z.string(), value: z.string() })

const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  essential: z.boolean().optional(),
  environment: z.array(Pair).default([]),
  secrets: z.array(z.object({ name: z.string(), valueFrom: z.string() })).default([]),
  readonlyRootFilesystem: z.boolean().optional(),
  healthCheck: z.looseObject({ command: z.array(z.string()) }).optional(),
  logConfiguration: z.object({ logDriver: z.string(), options: z.record(z.string(), z.string()) }).optional(),
})
export type Container = z.infer<typeof Container>

const Containers = z.array(Container)

/** @returns the containers of a task definition. */
export const containersOf = (definition: Resource): Container[] =>
  Containers.parse(JSON.parse(String(definition.values['container_definitions'])))

/** Changes the containers of a task definition in place. */
export const changeContainers = (definition: Resource, change: (container: Container) => Container): void => {
  definition.values['container_definitions'] = JSON.stringify(containersOf(definition).map(change))
}

/** @returns every container of a plan with its task definition. */
export const containers = (plan: Resolved): { definition: Resource; container: Container }[] =>
  ofType(plan, 'aws_ecs_task_definition').flatMap((definition) =>
    containersOf(definition).map((container) => ({ definition, container })),
  )

/** @returns a container's variables by name. */
export const variablesOf = ({ environment }: Container): Record<string, string> =>
  Object.fromEntries(environment.map(({ name, value }) => [name, value]))

/** @returns the main containers of the application services, by service name; the collector is not among them. */
export const applications = (plan: Resolved): Map<string, Container> =>
  new Map(
    ofType(plan, 'aws_ecs_task_definition')
      .filter(({ key }) => typeof key === 'string' && key !== 'otel-collector')
      .flatMap((definition) => {
        const main = containersOf(definition).find(({ name }) => name === definition.key)
        return main ? [[String(definition.key), main] as const] : []
      }),
  )
