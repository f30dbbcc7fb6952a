import type { Found } from '../diagnosis/cause.ts'
import { causes } from '../diagnosis/causes.ts'
import { componentsOf, mapping, pipelinesOf, type Section, texts } from '../diagnosis/collector-config.ts'
import type { CollectorConfig } from '../diagnosis/facts/schemas.ts'
import type { Kind } from '../diagnosis/kinds.ts'
import type { Proof } from '../diagnosis/proof.ts'
import type { Finding } from '../diagnosis/rank.ts'
import type { TaskDefinition } from '../ports.ts'

type Wrong = { kind: Kind; values: Readonly<Record<string, string>>; where: string; name: string; value?: string }

/** Neither awsxray nor awsemf has a queue or retries; setting them is a start error. Source: both exporters' config.go, v0.156. */
const unknownKeys: Readonly<Record<string, readonly string[]>> = {
  awsxray: ['sending_queue', 'retry_on_failure', 'timeout'],
  awsemf: ['sending_queue', 'retry_on_failure', 'timeout'],
}

const typeOf = (id: string): string => id.replace(/\/.*$/, '')

const keys = (config: CollectorConfig): Wrong[] =>
  componentsOf(config, 'exporters').flatMap(([id, settings]) =>
    (unknownKeys[typeOf(id)] ?? [])
      .filter((key) => key in settings)
      .map((key) => ({ kind: 'config-key-unknown', values: { component: id, key }, where: id, name: key, value: '…' })),
  )

const roles = { receivers: 'receiver', processors: 'processor', exporters: 'exporter' } as const

/** A connector is an exporter of one pipeline and a receiver of another. */
const definedIn = (config: CollectorConfig, section: Section): ReadonlySet<string> =>
  new Set([...componentsOf(config, section), ...componentsOf(config, 'connectors')].map(([id]) => id))

const references = (config: CollectorConfig): Wrong[] => {
  const undefinedIn = (where: string, section: Section, role: string, ids: readonly string[]): Wrong[] =>
    ids
      .filter((id) => !definedIn(config, section).has(id))
      .map((id) => ({
        kind: 'config-reference-undefined',
        values: { where, role, component: id },
        where,
        name: section,
        value: id,
      }))
  const extensions = texts(mapping(config.config?.['service'])['extensions'])
  return [
    ...pipelinesOf(config).flatMap((pipeline) =>
      (['receivers', 'processors', 'exporters'] as const).flatMap((section) =>
        undefinedIn(`service::pipelines::${pipeline.name}`, section, roles[section], pipeline[section]),
      ),
    ),
    ...undefinedIn('service::extensions', 'extensions', 'extension', extensions),
  ]
}

const empty = (config: CollectorConfig): Wrong[] =>
  pipelinesOf(config).flatMap((pipeline) =>
    (['receivers', 'exporters'] as const)
      .filter((section) => pipeline[section].length === 0)
      .map((section) => {
        const where = `service::pipelines::${pipeline.name}`
        return { kind: 'pipeline-empty', values: { where, missing: roles[section] }, where, name: section }
      }),
  )

const positive = (value: unknown): boolean => typeof value === 'number' && value > 0

const limiters = (config: CollectorConfig): Wrong[] =>
  componentsOf(config, 'processors')
    .filter(([id]) => typeOf(id) === 'memory_limiter')
    .flatMap(([id, settings]): Wrong[] => {
      const { check_interval: interval, limit_mib: fixed, limit_percentage: percent } = settings
      const invalid = (reason: string, name: string): Wrong => ({
        kind: 'limiter-setting-invalid',
        values: { component: id, reason },
        where: id,
        name,
      })
      if (interval === undefined || /^0/.test(String(interval)))
        return [invalid("'check_interval' must be greater than zero", 'check_interval')]
      if (!positive(fixed) && !positive(percent))
        return [invalid("'limit_mib' or 'limit_percentage' must be greater than zero", 'limit_mib')]
      // Fargate does not show a task's limit to the process.
      if (positive(fixed)) return []
      const value = String(percent)
      return [
        {
          kind: 'limiter-percentage-on-fargate',
          values: { component: id, limit: value },
          where: id,
          name: 'limit_percentage',
          value,
        },
      ]
    })

/** Programs that an image from scratch does not have. */
const shells = /^(?:CMD-SHELL|(?:\/bin\/)?(?:ba|z)?sh)$|(?:^|\s|\/)(?:curl|wget|nc)(?:\s|$)/

const probes = ({ containers }: TaskDefinition): Wrong[] =>
  containers.flatMap(({ name, image, healthCheck = [] }) => {
    if (!healthCheck.some((part) => shells.test(part))) return []
    const command = healthCheck.join(' ')
    return [
      {
        kind: 'health-check-needs-shell' as const,
        values: { command, image },
        where: name,
        name: 'healthCheck',
        value: command,
      },
    ]
  })

/**
 * What a collector would say at its start, told from its configuration and task definition alone.
 * @returns findings of the ordinary kinds, about the collector's service
 */
export const configFindings = (
  subject: string,
  { config, definition }: { config: CollectorConfig | undefined; definition: TaskDefinition | undefined },
): Finding[] => {
  const wrong = [
    ...(config === undefined ? [] : [...keys(config), ...references(config), ...empty(config), ...limiters(config)]),
    ...(definition === undefined ? [] : probes(definition)),
  ]
  return wrong.flatMap(({ kind, values, where, name, value }) => {
    const cause = causes.find((each) => each.kind === kind)
    const source = kind === 'health-check-needs-shell' ? 'collectorTaskDefinition' : 'collectorConfig'
    const proof: Proof = { kind: 'setting', source, where, name, ...(value !== undefined && { value }) }
    const found: Found = { subject, confidence: 'confirmed', values: values as Found['values'], proof: [proof] }
    return cause === undefined ? [] : [{ ...found, cause }]
  })
}
