import { expect, test } from 'vitest'
import { taskDefinitionFrom } from '../../src/adapters/aws/task-definition.ts'
import { TaskDefinition } from '../../src/ports.ts'

test('what a health check leaves out is what ECS takes then', () => {
  const [container] = taskDefinitionFrom({
    containerDefinitions: [{ name: 'otel', healthCheck: { command: ['CMD', '/healthcheck'], interval: 10 } }],
  }).containers
  expect(container?.healthCheck).toEqual(['CMD', '/healthcheck'])
  expect(container?.healthCheckTimes).toEqual({ interval: 10, timeout: 5, retries: 3, startPeriod: 0 })
})

test('what decides how a container runs is read, and what is not set is left out', () => {
  const definition = taskDefinitionFrom({
    runtimePlatform: { cpuArchitecture: 'ARM64' },
    containerDefinitions: [
      {
        name: 'otel',
        entryPoint: ['/otelcol'],
        command: ['--config=env:CONFIG'],
        memory: 1024,
        readonlyRootFilesystem: true,
        stopTimeout: 0,
        portMappings: [{ containerPort: 4317 }, { hostPort: 1 }],
      },
      { name: 'bare' },
    ],
  })
  expect(definition.architecture).toBe('ARM64')
  expect(definition.containers[0]).toMatchObject({
    entryPoint: ['/otelcol'],
    command: ['--config=env:CONFIG'],
    memory: 1024,
    readonlyRoot: true,
    stopTimeout: 0,
    ports: [4317],
  })
  expect(Object.keys(definition.containers[1] ?? {}).sort()).toEqual([
    'environment',
    'essential',
    'image',
    'logOptions',
    'name',
    'secrets',
  ])
  // As a saved incident is read again.
  expect(TaskDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition)
})
