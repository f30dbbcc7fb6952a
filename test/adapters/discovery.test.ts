import { describe, expect, it } from 'vitest'
import { discovery } from '../../src/adapters/aws/discovery.ts'
import { canned, signal } from './canned.ts'

const registered = (health: string) => ({
  InstanceId: health,
  HealthStatus: health,
  Attributes: { AWS_INSTANCE_IPV4: '10.0.1.10', AWS_INSTANCE_PORT: '4317' },
})

describe('instances of a Cloud Map service', () => {
  it('are found whatever their health', async () => {
    const all = ['HEALTHY', 'UNHEALTHY', 'UNKNOWN'].map(registered)
    const { clients } = canned({
      // Without HealthStatus, Cloud Map answers healthy instances only.
      DiscoverInstances: ({ HealthStatus = 'HEALTHY' }) => ({
        Instances: all.filter((one) => HealthStatus === 'ALL' || one.HealthStatus === HealthStatus),
      }),
    })
    const found = await discovery(clients, { signal }).instances('otel-collector', 'agent-prod.local')
    expect(found.map(({ health }) => health)).toEqual(['healthy', 'unhealthy', 'unknown'])
    expect(found[0]).toMatchObject({ ip: '10.0.1.10', port: 4317 })
  })

  it('are found, with unknown health, when Cloud Map has no health of them yet', async () => {
    const missing = Object.assign(new Error('no instance'), { name: 'InstanceNotFound', $fault: 'client' })
    const { clients } = canned({
      ListServices: () => ({ Services: [{ Id: 'srv-1', Name: 'otel-collector' }] }),
      ListInstances: () => ({ Instances: [{ Id: 'new', Attributes: { AWS_INSTANCE_IPV4: '10.0.1.10' } }] }),
      GetInstancesHealthStatus: () => missing,
    })
    const found = await discovery(clients, { signal }).instances('otel-collector')
    expect(found).toEqual([{ id: 'new', ip: '10.0.1.10', health: 'unknown' }])
  })
})
