import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type NetworkPlace = {
  network: Network
  group: string
  /** A rule of that group by source group or CIDR. */
  rule: { protocol: string; port: number; source: string }
}

export const networkContract = (place: () => NetworkPlace): void => {
  describe('network', () => {
    it('reads the ingress rules of the groups asked for', async () => {
      const { network, group, rule } = place()
      const rules = await network.ingress([group])
      expect(new Set(rules.map((found) => found.group))).toEqual(new Set([group]))
      const { protocol, port } = rule
      const match = rules.find((found) => found.protocol === protocol && found.fromPort <= port && found.toPort >= port)
      expect(match?.sources).toContain(rule.source)
    })

    it('answers nothing when no group is asked for', async () => {
      expect(await place().network.ingress([])).toEqual([])
    })

    it('says not found for a group that does not exist', async () => {
      await failsWith('not_found', place().network.ingress(['sg-00000000000000000']))
    })
  })
}
