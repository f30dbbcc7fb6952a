import { describe, expect, it } from 'vitest'
import type { Discovery } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type DiscoveryPlace = {
  discovery: Discovery
  service: string
  namespace: string
  ips: readonly string[]
  /** A name that a service of two namespaces has, where the place has one. */
  ambiguous?: string
}

export const discoveryContract = (place: () => DiscoveryPlace): void => {
  describe('discovery', () => {
    it('finds every instance by the service alone', async () => {
      const { discovery, service, ips } = place()
      const instances = await discovery.instances(service)
      expect(instances.map(({ ip }) => ip).toSorted()).toEqual([...ips].toSorted())
      expect(instances.map(({ health }) => health)).not.toContain('unhealthy')
    })

    it('finds the same ones within the namespace', async () => {
      const { discovery, service, namespace } = place()
      const byService = await discovery.instances(service)
      const within = await discovery.instances(service, namespace)
      expect(within.map(({ id, ip }) => `${id} ${ip}`).toSorted()).toEqual(
        byService.map(({ id, ip }) => `${id} ${ip}`).toSorted(),
      )
    })

    it('says not found for a service or namespace that does not exist', async () => {
      const { discovery, service, namespace } = place()
      await failsWith('not_found', discovery.instances('no-such-service'))
      await failsWith('not_found', discovery.instances('no-such-service', namespace))
      await failsWith('not_found', discovery.instances(service, 'no-such-namespace'))
    })

    it('does not choose when two namespaces have a service of that name', async (context) => {
      const { discovery, ambiguous } = place()
      if (ambiguous === undefined) return context.skip('this place has no such name')
      await failsWith('unsupported', discovery.instances(ambiguous))
    })
  })
}
