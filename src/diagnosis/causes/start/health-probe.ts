import { componentsOf, mapping, texts } from '../../collector-config.ts'
import type { CollectorConfig, FactValues } from '../../facts/schemas.ts'
import type { Proof } from '../../proof.ts'

/** Where ADOT's /healthcheck asks and where the extension answers, unless told otherwise. Source: ADOT, cmd/healthcheck/main.go. */
const usualPort = '13133'

/** @returns the port that a container's health check asks; undefined when it is no /healthcheck of ADOT. */
export const probedPort = (command: readonly string[] = []): string | undefined => {
  const line = command.join(' ')
  if (!/(?:^|[\s/])healthcheck\b/.test(line)) return undefined
  return /-port[= ](\d+)/.exec(line)?.[1] ?? usualPort
}

/** @returns the ports at which the started health extensions answer, and those that are defined and not started. */
export const healthExtensions = (config: CollectorConfig): { ports: string[]; idle: string[] } => {
  const started = texts(mapping(config.config?.['service'])['extensions'])
  const isHealth = (id: string) => /^health_?check(?:v2)?(?:\/|$)/.test(id)
  const all = componentsOf(config, 'extensions').filter(([id]) => isHealth(id))
  const portOf = ({ endpoint, http }: Readonly<Record<string, unknown>>): string => {
    const address = endpoint ?? mapping(http)['endpoint']
    return (typeof address === 'string' ? /:(\d+)$/.exec(address)?.[1] : undefined) ?? usualPort
  }
  return {
    ports: all.filter(([id]) => started.includes(id)).map(([, settings]) => portOf(settings)),
    idle: all.map(([id]) => id).filter((id) => !started.includes(id)),
  }
}

/** @returns what ECS says about tasks whose container health check fails; empty when none does. */
export const unhealthyProof = (tasks: FactValues['collectorTasks']): Proof[] => {
  const failed = tasks
    .filter(({ stoppedReason = '' }) => /container health check/i.test(stoppedReason))
    .toSorted((one, other) => (other.stoppedAt?.getTime() ?? 0) - (one.stoppedAt?.getTime() ?? 0))
    .map(({ id, stoppedReason = '', stoppedAt }) => ({ subject: id, text: stoppedReason, at: stoppedAt }))
  const unhealthy = tasks
    .filter(({ lastStatus, health }) => lastStatus === 'RUNNING' && health === 'unhealthy')
    .map(({ id }) => ({ subject: id, text: 'UNHEALTHY', at: undefined }))
  return [...unhealthy, ...failed].slice(0, 1).map((each) => ({ kind: 'ecs', source: 'collectorTasks', ...each }))
}
