import type {
  ContainerDefinition,
  KeyValuePair,
  TaskDefinition as SdkTaskDefinition,
  Secret,
} from '@aws-sdk/client-ecs'
import type { TaskDefinition } from '../../ports.ts'

const variables = (pairs: readonly KeyValuePair[] = []): Record<string, string> =>
  Object.fromEntries(pairs.map(({ name = '', value = '' }) => [name, value]))

const sources = (secrets: readonly Secret[] = []): Record<string, string> =>
  Object.fromEntries(secrets.map(({ name = '', valueFrom = '' }) => [name, valueFrom]))

const container = (definition: ContainerDefinition): TaskDefinition['containers'][number] => {
  const logOptions = definition.logConfiguration?.options ?? {}
  const logGroup = logOptions['awslogs-group']
  return {
    name: definition.name ?? '',
    image: definition.image ?? '',
    // ECS's default: a container is essential unless it says otherwise.
    essential: definition.essential ?? true,
    environment: variables(definition.environment),
    secrets: sources(definition.secrets),
    ...(definition.healthCheck?.command && { healthCheck: definition.healthCheck.command }),
    ...(logGroup !== undefined && { logGroup }),
    logOptions,
  }
}

/** @returns ECS's task definition in our words; sizes that are not set for the whole task are left out. */
export const taskDefinitionFrom = (definition: SdkTaskDefinition): TaskDefinition => ({
  arn: definition.taskDefinitionArn ?? '',
  family: definition.family ?? '',
  revision: definition.revision ?? 0,
  ...(definition.registeredAt && { registeredAt: definition.registeredAt }),
  ...(definition.taskRoleArn && { taskRole: definition.taskRoleArn }),
  ...(definition.executionRoleArn && { executionRole: definition.executionRoleArn }),
  ...(definition.cpu && { cpu: Number(definition.cpu) }),
  ...(definition.memory && { memory: Number(definition.memory) }),
  containers: (definition.containerDefinitions ?? []).map(container),
})
