import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diagnosed, putLines, said } from './diagnosed.ts'
import { before, cannotStart, changeService, ecs, keepsEnding } from './variants/task-changes.ts'

const kindsOf = async (...asked: Parameters<typeof diagnosed>): Promise<string[]> =>
  (await diagnosed(...asked)).findings.map(({ cause }) => cause.kind).sort()

const refused = readFileSync(join(import.meta.dirname, 'recordings/sdk-down.log'), 'utf8')
  .trim()
  .split('\n')

const exited = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
} as const

describe('two unrelated faults are two findings', () => {
  test('a rollout that finds no image does not hide that a service sends to the wrong place', async () => {
    const found = await diagnosed({ faults: ['image-not-found', 'missing-variable'] })
    expect(found.findings.map(({ cause }) => cause.kind)).toContain('image-not-found')
    expect(
      found.findings.some(({ subject }) => subject === 'agent-worker'),
      said(found).join('\n'),
    ).toBe(true)
  })

  test('a rollout that fails beside collectors that run hides nothing about who cannot reach one', async () => {
    const found = await diagnosed({
      change: (world) => {
        cannotStart('CannotPullContainerError: acme/otel:9: not found')(world)
        putLines(world, 'applications', refused)
      },
    })
    const kinds = found.findings.map(({ cause }) => cause.kind)
    expect(kinds).toEqual(expect.arrayContaining(['image-not-found', 'sdk-collector-refused']))
  })

  test('an application without memory and a collector without a permission', async () => {
    expect(await kindsOf({ faults: ['service-degraded', 'xray-access-denied'] })).toEqual([
      'application-out-of-memory',
      'xray-access-denied',
    ])
  })

  test('an address that nobody has and a namespace that nobody reads', async () => {
    expect(await kindsOf({ faults: ['stale-discovery', 'wrong-namespace'] })).toEqual([
      'discovery-stale-instance',
      'metric-namespace-differs',
    ])
  })

  test('an application that cannot start hides nothing about another one', async () => {
    const change = cannotStart('CannotPullContainerError: acme/api:9: not found', { service: 'agent-api' })
    const found = await diagnosed({ change, faults: ['logs-not-json'] })
    expect(found.findings.map(({ cause, subject }) => `${cause.kind} ${subject}`).sort()).toEqual([
      'image-not-found agent-api',
      'logs-plain-text agent-worker',
    ])
  })
})

describe('what follows is hidden behind its cause', () => {
  test.each([
    ['collector-out-of-memory', 'sdk-data-refused'],
    ['collector-scaled-to-zero', 'sdk-collector-refused'],
    ['health-check-needs-shell', 'deployment-rolled-back'],
    ['secret-denied', 'service-runs-old-revision'],
    ['discovery-task-unregistered', 'collector-name-unresolved'],
  ])('%s hides %s', async (name, effect) => {
    const found = await diagnosed({ faults: [name] })
    expect(found.findings).toHaveLength(1)
    expect(found.hidden.map(({ cause }) => cause.kind)).toContain(effect)
  })
})

test('without any collector task, why none starts hides that nobody reaches one', async () => {
  const stoppedReason =
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: invalid ssm parameters: /otel/config'
  const found = await diagnosed({
    change: (world) => {
      // The next one is being tried at this very moment.
      keepsEnding({ stopCode: 'TaskFailedToStart', stoppedReason }, { minutes: 21 })(world)
      world.production.conditions.push({ kind: 'collector_down', since: before(world.production, 20) })
    },
  })
  expect(said(found)).toEqual(['secret-missing agent-prod-otel-collector confirmed'])
  expect(found.hidden.map(({ cause }) => cause.kind)).toContain('sdk-collector-refused')
})

describe('tasks of applications', () => {
  const asked = async (change?: Parameters<typeof keepsEnding>[0], services: readonly string[] = []) => {
    const found = await diagnosed({
      change: (world) => {
        for (const service of services) if (change !== undefined) keepsEnding(change, { service })(world)
      },
    })
    const fact = found.facts.applicationTasks
    return fact?.state === 'known' ? fact.value.map(({ service }) => service).sort() : fact
  }

  test('nobody is asked about where all is well', async () => {
    expect(await asked()).toEqual([])
  })

  test('only those that are not well', async () => {
    expect(await asked(exited, ['agent-api', 'agent-worker'])).toEqual(['agent-api', 'agent-worker'])
  })

  test('three at most, those that lack tasks before those that replaced some', async () => {
    const found = await diagnosed({
      change: (world) => {
        const { account, cluster, service } = ecs(world, 'agent-web')
        for (const name of ['one', 'two', 'three'])
          cluster.services.unshift({
            ...service,
            name,
            wanted: 0,
            events: [{ at: before(account, 5), message: `(service ${name}) has started 1 tasks: (task 0).` }],
          })
        keepsEnding(exited, { service: 'agent-api' })(world)
      },
    })
    const fact = found.facts.applicationTasks
    const names = fact?.state === 'known' ? fact.value.map(({ service }) => service) : []
    expect(names).toHaveLength(3)
    expect(names[0]).toBe('agent-api')
  })
})

test('the execution role is only looked into where ECS was refused something', async () => {
  const decisions = async (faults: readonly string[]) => {
    const fact = (await diagnosed({ faults })).facts.executionPermissions
    return fact?.state === 'known' ? fact.value.decisions.map(({ action, decision }) => `${action} ${decision}`) : fact
  }
  expect(await decisions([])).toEqual([])
  expect(await decisions(['image-not-found'])).toEqual([])
  expect(await decisions(['secret-denied'])).toContain('ssm:GetParameters implicit_deny')
  expect(await decisions(['image-pull-denied'])).toContain('ecr:BatchGetImage implicit_deny')
})

test('a deployment that failed is no news once the next one came through, whatever it failed for', async () => {
  const change = changeService((service, account) => {
    service.events.push(
      {
        at: before(account, 50),
        message: `(service ${service.name}) (deployment ecs-svc/1) deployment failed: tasks failed to start.`,
      },
      { at: before(account, 50), message: `(service ${service.name}) rolling back to (deployment ecs-svc/2).` },
      { at: before(account, 48), message: `(service ${service.name}) (deployment ecs-svc/2) deployment completed.` },
    )
  })
  expect(await kindsOf({ change })).toEqual(['deployment-rolled-back'])
  const mended = changeService((service, account) => {
    service.events.push({
      at: before(account, 20),
      message: `(service ${service.name}) (deployment ecs-svc/3) deployment completed.`,
    })
  })
  expect(
    await kindsOf({
      change: (world) => {
        change(world)
        mended(world)
      },
    }),
  ).toEqual([])
})
