import { describe, expect, it } from 'vitest'
import type { Canary } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type CanaryPlace = {
  canary: Canary
  /** A canary function whose collector takes everything, and the name of none. */
  name: string
  missing: string
}

export const canaryContract = (place: () => CanaryPlace): void => {
  describe('canary', () => {
    it('sends, and answers with what it can be found by and how long each step took', async () => {
      const before = Date.now()
      const { canary, name } = place()
      const sent = await canary.send(name, 'contract-1')
      expect(sent.id).toBe('contract-1')
      expect(sent.traceId).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/)
      expect(sent.metric).toMatchObject({ name: 'agent.canary.sent', dimensions: { 'service.name': 'otel-canary' } })
      expect(sent.sentAt.getTime()).toBe(sent.metric.value)
      expect(sent.steps.map(({ step, error }) => error ?? step)).toEqual(['dns', 'tcp', 'traces', 'metrics'])
      expect(Date.now() - before).toBeLessThan(15_000)
    })

    it('sends another each time', async () => {
      const { canary, name } = place()
      const [one, other] = [await canary.send(name, 'contract-2'), await canary.send(name, 'contract-3')]
      expect(one.traceId).not.toBe(other.traceId)
    })

    it('lets an end be written down', async () => {
      const { canary, name } = place()
      await expect(canary.record(name, { id: 'contract-1', failed: true, readBackMs: 12 })).resolves.toBeUndefined()
      await expect(canary.record(name, { id: 'contract-1', failed: false })).resolves.toBeUndefined()
    })

    it('says not found for a function that does not exist', async () => {
      const { canary, missing } = place()
      expect(await failsWith('not_found', canary.send(missing, 'contract-4'))).toMatchObject({
        operation: 'lambda:InvokeFunction',
      })
    })
  })
}
