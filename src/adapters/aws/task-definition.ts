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

/** What ECS takes where a health check does not say. Source: ECS API reference, HealthCheck. */
const healthCheckDefaults = { interval: 30, timeout: 5, retries: 3, startPeriod: 0 }

const healthCheckOf = ({ healthCheck }: ContainerDefinition): Partial<TaskDefinition['containers'][number]> => {
  if (healthCheck?.command === undefined) return {}
  const { command, interval, timeout, retries, startPeriod } = healthCheck
  const times = {
    interval: interval ?? healthCheckDefaults.interval,
    timeout: timeout ?? healthCheckDefaults.timeout,
    retries: retries ?? healthCheckDefaults.retries,
    startPeriod: startPeriod ?? healthCheckDefaults.startPeriod,
  }
  return { healthCheck: command, healthCheckTimes: times }
}

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
    ...healthCheckOf(definition),
    ...(definition.entryPoint && { entryPoint: definition.entryPoint }),
    ...(definition.command && { command: definition.command }),
    ...(definition.memory && { memory: definition.memory }),
    ...(definition.readonlyRootFilesystem !== undefined && { readonlyRoot: definition.readonlyRootFilesystem }),
    ...(definition.stopTimeout !== undefined && { stopTimeout: definition.stopTimeout }),
    ...(definition.portMappings && {
      ports: definition.portMappings.flatMap(({ containerPort }) => containerPort ?? []),
    }),
    ...(definition.logConfiguration?.logDriver && { logDriver: definition.logConfiguration.logDriver }),
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
  ...(definition.runtimePlatform?.cpuArchitecture && { architecture: definition.runtimePlatform.cpuArchitecture }),
  containers: (definition.containerDefinitions ?? []).map(container),
})
