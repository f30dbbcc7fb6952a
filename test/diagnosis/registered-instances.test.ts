import { describe, expect, it } from 'vitest'
import { configFrom } from '../../src/config.ts'
import { registeredInstances } from '../../src/diagnosis/checks/registered-instances.ts'
import type { Instance, Task } from '../../src/ports.ts'

const [environment] = configFrom({}).environments
if (environment === undefined) throw new Error('no environment')
const context = { environment, now: new Date('2026-01-01T00:00:00Z') }

const task = (id: string, ip?: string): Task => ({
  arn: `arn:aws:ecs:us-east-1:111111111111:task/agent-prod-cluster/${id}`,
  id,
  group: 'service:agent-prod-otel-collector',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  health: 'healthy',
  taskDefinition: 'agent-prod-otel-collector:1',
  containers: [],
  ...(ip !== undefined && { ip }),
})
const instance = (id: string, ip?: string): Instance => ({ id, health: 'healthy', ...(ip !== undefined && { ip }) })

const judged = (tasks: Task[], instances: Instance[]) =>
  registeredInstances
    .judge({ collectorTasks: tasks, instances }, context)
    .map(({ status, seen }) => [status, seen.kind])

describe('the instances under the name of the collector', () => {
  it('are matched by the id that ECS gives them, or by address', () => {
    expect(judged([task('a'), task('b', '10.0.0.2')], [instance('a'), instance('other', '10.0.0.2')])).toEqual([
      ['passed', 'discoveryExact'],
    ])
  })
  it('are missing or stale where neither fits', () => {
    expect(judged([task('a', '10.0.0.1')], [instance('z', '10.0.0.9')])).toEqual([
      ['failed', 'discoveryMissingTasks'],
      ['failed', 'discoveryStale'],
    ])
  })
  it('cannot be told where a task without an address may be an instance of another id', () => {
    expect(judged([task('a')], [instance('z', '10.0.0.9')])).toEqual([['unknown', 'noAddresses']])
  })
  it('lack a task for certain where there are fewer of them than tasks', () => {
    expect(judged([task('a'), task('b')], [instance('a')])).toEqual([['failed', 'discoveryMissingTasks']])
  })
})
