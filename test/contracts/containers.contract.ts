import { describe, expect, it } from 'vitest'
import type { Containers } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type ContainersPlace = {
  containers: Containers
  /** Of a cluster that does not exist. */
  missing: Containers
  /** Every service of the cluster, with the tasks that it wants and has. */
  services: Record<string, number>
  family: string
  variables: Record<string, string>
  logGroup: string
}

export const containersContract = (place: () => ContainersPlace): void => {
  describe('containers', () => {
    it('counts the services of the cluster', async () => {
      const { containers, services } = place()
      expect((await containers.cluster()).services).toBe(Object.keys(services).length)
    })

    it('names every service, and says when there are more than asked for', async () => {
      const { containers, services } = place()
      const all = await containers.serviceNames(100)
      expect(all).toEqual({ names: expect.any(Array), complete: true })
      expect(all.names.toSorted()).toEqual(Object.keys(services).toSorted())
      const one = await containers.serviceNames(1)
      expect([one.names.length, one.complete]).toEqual([1, false])
    })

    it('describes services with running and wanted tasks, and leaves out those that do not exist', async () => {
      const { containers, services } = place()
      const found = await containers.services([...Object.keys(services), 'no-such-service'])
      expect(Object.fromEntries(found.map(({ name, wanted }) => [name, wanted]))).toEqual(services)
      expect(Object.fromEntries(found.map(({ name, running }) => [name, running]))).toEqual(services)
      expect(found.map(({ status }) => status)).toEqual(found.map(() => 'ACTIVE'))
      expect(found.flatMap(({ deployments }) => deployments.map(({ rollout }) => rollout))).toContain('completed')
    })

    it('lists the tasks of one service and of no other', async () => {
      const { containers, services } = place()
      for (const [service, count] of Object.entries(services)) {
        const tasks = await containers.tasks(service)
        expect(new Set(tasks.map(({ group }) => group))).toEqual(new Set([`service:${service}`]))
        expect(tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(count)
      }
    })

    it('reads a task definition by family, with the variables and the log group of its container', async () => {
      const { containers, family, variables, logGroup } = place()
      const definition = await containers.taskDefinition(family)
      expect(definition.family).toBe(family)
      expect(definition.containers[0]?.environment).toMatchObject(variables)
      expect(definition.containers[0]?.logGroup).toBe(logGroup)
      expect((await containers.taskDefinition(definition.arn)).revision).toBe(definition.revision)
    })

    it('says not found for a cluster and for a task definition that do not exist', async () => {
      const { containers, missing } = place()
      await failsWith('not_found', missing.cluster())
      await failsWith('not_found', missing.services(['any']))
      await failsWith('not_found', containers.taskDefinition('no-such-family'))
    })
  })
}
