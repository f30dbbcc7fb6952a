import { describe, expect, test } from 'vitest'
import { deploy } from './deploy.ts'
import type { Ran } from './run.ts'

describe('credentials and secrets', () => {
  test('the role is assumed by OIDC when there are no static keys', async () => {
    const { credentials } = await deploy()
    expect(credentials).toEqual([
      { 'role-to-assume': 'arn:role', 'role-session-name': 'otel-chatops-4711', 'aws-region': 'us-east-1' },
    ])
  })

  test('static keys are used when those secrets exist', async () => {
    const secrets = { AWS_ACCESS_KEY: 'AKIA', AWS_SECRET_KEY: 'key-leaked' }
    const ran = await deploy({ secrets })
    expect(ran.credentials).toEqual([
      { 'aws-access-key-id': 'AKIA', 'aws-secret-access-key': 'key-leaked', 'aws-region': 'us-east-1' },
    ])
    expect(ran.log + ran.summary).not.toContain('leaked')
  })

  const grafana = (ran: Ran) =>
    ran.calls
      .filter(({ line }) => /^terraform \S+ (plan|apply)/.test(line))
      .map(({ variables }) =>
        Object.entries(variables)
          .filter(([name]) => name.startsWith('TF_VAR_'))
          .sort(),
      )

  test('Grafana’s secrets reach plan and apply, and nothing else', async () => {
    const secrets = { GRAFANA_CLOUD_API_KEY: 'glc-leaked', GRAFANA_CLOUD_TENANT_ID: '4242' }
    const ran = await deploy({ secrets })
    const both = [
      ['TF_VAR_grafana_cloud_api_key', 'glc-leaked'],
      ['TF_VAR_grafana_cloud_tenant_id', '4242'],
    ]
    expect(grafana(ran)).toEqual([both, both])
    const others = ran.calls.filter(({ line }) => !/^terraform \S+ (plan|apply|show)/.test(line))
    expect(JSON.stringify(others)).not.toContain('glc-leaked')
    expect(ran.log + ran.summary).not.toContain('leaked')
  })

  test('without them Terraform is given none, not an empty one', async () => {
    expect(grafana(await deploy())).toEqual([[], []])
  })

  test('a plan’s values stay in the step', async () => {
    const ran = await deploy()
    expect(ran.log + ran.summary).not.toContain('plan-leaked')
  })
})
