import { expect, test } from 'vitest'
import { applicationsFaults } from '../../sandbox/faults/applications/index.ts'
import { applicationsKinds } from '../../src/diagnosis/kinds/applications.ts'
import { diagnosed, putLines, said } from './diagnosed.ts'

const endpoint = { name: 'missing-variable', finds: 'endpoint-variable-missing' } as const
const all = [...applicationsFaults, endpoint]

test.each(all.map(({ name, finds }) => [name, finds] as const))(
  '%s is one finding, and nothing that follows from it',
  async (name, kind) => {
    const found = await diagnosed({ faults: [name] })
    expect(found.findings.map(({ cause }) => cause.kind)).toEqual([kind])
  },
)

test('every cause of the area has a fault that shows it', () => {
  const shown = new Set<string | undefined>(all.map(({ finds }) => finds))
  expect(Object.keys(applicationsKinds).filter((kind) => !shown.has(kind))).toEqual([])
})

test('two faults that have nothing to do with each other are two findings', async () => {
  const found = await diagnosed({ faults: ['sampler-off', 'xray-access-denied'] })
  expect(said(found)).toEqual([
    'sampler-off agent-worker confirmed',
    'xray-access-denied agent-prod-otel-collector-task confirmed',
  ])
})

test('a service that cannot be reached and one that is switched off are two findings', async () => {
  const found = await diagnosed({
    faults: ['endpoint-host-wrong'],
    change: ({ production }) => {
      for (const { family, containerDefinitions = [] } of production.clusters.taskDefinitions)
        if (family === 'agent-api')
          containerDefinitions[0]?.environment?.push({ name: 'OTEL_SDK_DISABLED', value: 'true' })
    },
  })
  expect(said(found).toSorted()).toEqual([
    'endpoint-host-wrong agent-worker confirmed',
    'sdk-disabled agent-api confirmed',
  ])
})

test('the same trouble of several services is told once, with their names', async () => {
  const found = await diagnosed({ faults: ['collector-name-unresolved'] })
  expect(found.findings[0]?.values).toEqual({ services: 'agent-api, agent-web, agent-worker' })
})

test('a line is the service’s by its log stream, whatever its telemetry is called', async () => {
  const line =
    'Failed to export traces to localhost:4317, error code: StatusCode.UNAVAILABLE, error details: Connection refused'
  const found = await diagnosed({
    change(world) {
      for (const { family, containerDefinitions = [] } of world.production.clusters.taskDefinitions) {
        const [container] = containerDefinitions
        if (family !== 'agent-worker' || container === undefined) continue
        container.name = 'app'
        container.environment = (container.environment ?? []).filter(
          ({ name }) => name !== 'OTEL_EXPORTER_OTLP_ENDPOINT',
        )
      }
      putLines(world, 'applications', [line], 'agent-worker/app/0123456789abcdef')
    },
  })
  expect(said(found)).toContain('endpoint-variable-missing agent-worker confirmed')
})

test.each(['deploying', 'no-data-yet', 'empty-account', 'transaction-search', 'read-denied'])(
  '%s is no fault of an application',
  async (fault) => {
    const found = await diagnosed({ faults: [fault] })
    expect(found.findings.filter(({ cause }) => Object.hasOwn(applicationsKinds, cause.kind))).toEqual([])
  },
)
