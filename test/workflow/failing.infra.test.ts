import { describe, expect, test } from 'vitest'
import { type Asked, callsOf, deploy, ends, outcomes, vars } from './deploy.ts'
import { both, described, digest } from './healthy.ts'

describe('a deploy that fails on its way', () => {
  const failed = async (setup: Asked, step: string, reason: string) => {
    const ran = await deploy(setup)
    expect(outcomes(ran)[step]).toBe('failure')
    expect(ran.jobs['deploy']?.result).toBe('failure')
    expect(ends(ran)).toHaveLength(1)
    expect(ends(ran)[0]).toContain(`--outcome failed --reason ${reason}`)
    expect(outcomes(ran)['Say how it went']).toBe('success')
    return ran
  }

  test('an image that does not build stops before Terraform plans', async () => {
    const ran = await failed(
      { first: [{ when: '^docker build', status: 1 }] },
      'Build and push the images',
      'images_failed',
    )
    expect(callsOf(ran, /docker push| plan | apply /)).toEqual([])
    expect(ran.summary).toContain('### Not deployed')
  })

  test('a registry that cannot be read is no missing image', async () => {
    const first = [{ when: 'describe-images', error: 'AccessDeniedException', status: 254 }]
    const ran = await failed({ first }, 'Build and push the images', 'images_failed')
    expect(callsOf(ran, /docker build/)).toEqual([])
  })

  test('a copy of the collector image that is another image is not deployed', async () => {
    const first = [{ when: 'describe-images .*agent-prod/otel-collector ', out: digest('f') }]
    const setup = { first, vars: { ...vars, COLLECTOR_REPOSITORY: 'agent-prod/otel-collector' } }
    await failed(setup, 'Build and push the images', 'images_failed')
  })

  test('a plan that fails is not applied', async () => {
    const ran = await failed({ first: [{ when: '^terraform \\S+ plan', status: 1 }] }, 'Plan', 'plan_failed')
    expect(callsOf(ran, / apply |update-service|otel verify/)).toEqual([])
  })

  test('an apply that fails says that what it made stays', async () => {
    const ran = await failed(
      { first: [{ when: '^terraform \\S+ apply', status: 1 }] },
      'Apply the saved plan',
      'apply_failed',
    )
    expect(ran.log).toContain('stays')
    expect(callsOf(ran, /otel verify/)).toEqual([])
  })

  test('a collector that does not become stable is named, with its last event', async () => {
    const deployments = [
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: 'x/agent-prod-otel-collector:7' },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', taskDefinition: 'x/agent-prod-otel-collector:6' },
    ]
    const events = [{ message: 'failed to reach <b>steady</b> state\n::add-mask::x' }]
    const out = both({ runningCount: 1, deployments, events })
    const setup = { first: [{ when: 'describe-services', out }], variables: { WAIT_SECONDS: '0' } }
    const ran = await failed(setup, 'Wait until all services are stable', 'unstable')
    expect(ran.log).toContain(
      'agent-prod-otel-collector: 1 of 2 running, rollout IN_PROGRESS; last event: failed to reach',
    )
    expect(ran.log).not.toMatch(/^::add-mask/m)
    expect(ran.log).not.toContain('agent-api: ')
    expect(ran.summary).toContain('not stable: agent&#45;prod&#45;otel&#45;collector')
    expect(ran.summary).not.toContain('<b>')
  })

  test('a service that ECS rolled back is not called stable, and nobody waits for it', async () => {
    const deployments = [
      { status: 'PRIMARY', rolloutState: 'COMPLETED', taskDefinition: 'x/agent-prod-otel-collector:6' },
    ]
    const ran = await failed(
      { first: [{ when: 'describe-services', out: both({ deployments }) }] },
      'Wait until all services are stable',
      'unstable',
    )
    expect(ran.log).toContain('ECS went back to agent-prod-otel-collector:6')
    expect(callsOf(ran, /describe-services/)).toHaveLength(1)
  })

  test('a service that is not stable at first is waited for', async () => {
    const slow = { runningCount: 1 }
    const ran = await deploy({ first: [{ when: 'describe-services', out: both(slow), times: 2 }] })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(callsOf(ran, /describe-services/)).toHaveLength(3)
  })

  test('a service that AWS does not know yet is not stable', async () => {
    const out = JSON.stringify({ services: [described('agent-api')] })
    const setup = { first: [{ when: 'describe-services', out }], variables: { WAIT_SECONDS: '0' } }
    const ran = await failed(setup, 'Wait until all services are stable', 'unstable')
    expect(ran.log).toContain('agent-prod-otel-collector: not there yet')
  })

  test('a commit without the environment’s variables says what to do', async () => {
    const ran = await failed(
      { event: 'workflow_dispatch', inputs: { environment: 'staging' } },
      'Check out the commit',
      'checkout_failed',
    )
    expect(ran.log).toContain('infra/environments/staging.tfvars')
  })
})
