import type { LogDigest } from '../../../ports.ts'
import { componentsOf, mapping, pipelinesOf, texts } from '../../collector-config.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'
import { type CollectorLine, collectorLines } from '../../lines/collector-line.ts'

/** Warned about at every start, before anything else. Source: confmap's envprovider, v0.104 to v0.159, and as measured. */
const reference = /^Configuration references (?:unset|empty) environment variable/

/** Lines of one start come within so many ms. */
const oneStart = 15_000

export type EmptyVariable = { name: string; line: CollectorLine }

/** @returns the variables that a configuration refers to and that are not set or empty, as the collector said around a time. */
export const emptyVariables = (log: LogDigest, around?: Date): EmptyVariable[] =>
  collectorLines(log)
    .filter(({ message, at }) => {
      if (!reference.test(message)) return false
      return around === undefined || Math.abs(at.getTime() - around.getTime()) <= oneStart
    })
    .flatMap((line) => {
      const name = line.fields['name']
      return typeof name === 'string' ? [{ name, line }] : []
    })

/** One place of a configuration that refers to a variable. */
export type Place = {
  component: string
  /** `headers.Authorization`, `endpoint` … */
  key: string
  value: string
  /** `${env:NAME}`, rather than the bare `${NAME}`, which a `$` in a password may make by accident. */
  explicit: boolean
}

const strings = (value: unknown, key = ''): [key: string, text: string][] => {
  if (typeof value === 'string') return [[key, value]]
  if (Array.isArray(value)) return value.flatMap((each) => strings(each, key))
  return Object.entries(mapping(value)).flatMap(([name, each]) => strings(each, key === '' ? name : `${key}.${name}`))
}

const used = (config: CollectorConfig): Set<string> =>
  new Set([
    ...pipelinesOf(config).flatMap(({ receivers, processors, exporters }) => [
      ...receivers,
      ...processors,
      ...exporters,
    ]),
    ...texts(mapping(config.config?.['service'])['extensions']),
  ])

/** @returns where the parts of a configuration that are used refer to a variable. */
export const placesOf = (config: CollectorConfig, name: string): Place[] => {
  const running = used(config)
  const [bare, explicit] = [`\${${name}}`, `\${env:${name}}`]
  return (['receivers', 'processors', 'exporters', 'extensions'] as const).flatMap((section) =>
    componentsOf(config, section)
      .filter(([id]) => running.has(id))
      .flatMap(([component, settings]) =>
        strings(settings)
          .filter(([, value]) => value.includes(bare) || value.includes(explicit))
          .map(([key, value]) => ({ component, key, value, explicit: value.includes(explicit) })),
      ),
  )
}

/** Without these a component sends nothing, or to nowhere. */
const essentialKey =
  /^(?:endpoint|\w+_endpoint|headers\..*|region|namespace|log_group_name|client_auth\..*|token|role_arn|directory)$/

/** @returns whether a component cannot do its work with that place empty. */
export const essential = ({ key }: Place): boolean => essentialKey.test(key)

/** Variables have names like GRAFANA_BASIC_B64; what a `$` in a password begins seldom does. */
const ordinary = /^[A-Z_][A-Z0-9_]*$/

/** @returns how sure it is that nobody meant that reference: the rest of a password, or a variable that no part of the text names. */
export const accidental = (
  name: string,
  config: CollectorConfig | undefined,
): 'confirmed' | 'likely' | 'possible' | undefined => {
  if (config?.config === undefined) return ordinary.test(name) ? undefined : 'possible'
  const text = JSON.stringify(config.config)
  if (text.includes(`\${env:${name}}`)) return undefined
  // Not in the configuration at all: it came out of the value of another variable, which is expanded, too.
  if (!text.includes(`\${${name}}`)) return 'likely'
  const embedded = placesOf(config, name).some(({ value }) => value !== `\${${name}}`)
  return embedded && !ordinary.test(name) ? 'confirmed' : undefined
}
