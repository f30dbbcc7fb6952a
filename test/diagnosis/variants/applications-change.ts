import type { World } from '../../../sandbox/account/account.ts'
import { minute } from '../../../sandbox/account/clock.ts'
import type { Signal } from '../../../sandbox/account/conditions.ts'

type Change = (world: World) => void

/** Sets variables of a service's revisions, or takes them away. */
export const given =
  (variables: Readonly<Record<string, string | undefined>>, service = 'agent-worker'): Change =>
  ({ production }) => {
    for (const { family, containerDefinitions = [] } of production.clusters.taskDefinitions) {
      const [container] = containerDefinitions
      if (family !== service || container === undefined) continue
      const kept = (container.environment ?? []).filter(({ name }) => !Object.hasOwn(variables, name ?? ''))
      const set = Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
      container.environment = [...kept, ...set]
    }
  }

/** A service sends nothing of these signals (all without any), and says nothing about it. */
export const silent =
  (signals?: readonly Signal[], service: string | undefined = 'agent-worker'): Change =>
  ({ production }) => {
    const since = new Date(production.clock.now().getTime() - 40 * minute)
    production.conditions.push({
      kind: 'unsent',
      since,
      ...(service !== undefined && { service }),
      ...(signals !== undefined && { signals }),
    })
  }

/** Another container in a service's task. */
export const sidecar =
  (name: string, image: string, service = 'agent-worker'): Change =>
  ({ production }) => {
    for (const definition of production.clusters.taskDefinitions)
      if (definition.family === service)
        definition.containerDefinitions = [
          ...(definition.containerDefinitions ?? []),
          { name, image, essential: false, environment: [], secrets: [] },
        ]
  }

export const started =
  (command: string[], service = 'agent-worker'): Change =>
  ({ production }) => {
    for (const { family, containerDefinitions = [] } of production.clusters.taskDefinitions)
      if (family === service && containerDefinitions[0] !== undefined) containerDefinitions[0].command = command
  }

export const all =
  (...changes: readonly Change[]): Change =>
  (world) => {
    for (const change of changes) change(world)
  }

/** A line as python-json-logger writes it. */
export const python = (levelname: string, name: string, message: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ asctime: '2026-11-18 10:28:00,000', levelname, name, message, ...more, service: 'agent-api' })

/** Puts a line into the applications' log so many minutes before now. */
export const earlier =
  (minutes: number, message: string, service = 'agent-api'): Change =>
  ({ production }) => {
    const at = production.clock.now().getTime() - minutes * minute
    production.logGroups.get(production.environment.logGroup)?.put.push({
      at,
      stream: `${service}/${service}/0123456789abcdef0123456789abcdef`,
      message,
      ingestedAt: at + 500,
      id: `earlier-${minutes}-${message.length}`,
    })
  }

/** The environment's table says which variables its services carry. */
export const wanted =
  (variables: Readonly<Record<string, string | null>>): Change =>
  ({ environments: [row] }) => {
    Object.assign(row ?? {}, { variables })
  }
