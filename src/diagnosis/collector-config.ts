import type { CollectorConfig } from './facts/schemas.ts'

type Mapping = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns the value as a mapping; an empty one for anything else, as an omitted section is. */
export const mapping = (value: unknown): Mapping => (isMapping(value) ? value : {})

/** @returns the value as a list of texts; what is no text is left out. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

const sections = ['receivers', 'processors', 'exporters', 'extensions', 'connectors'] as const
export type Section = (typeof sections)[number]

export type Pipeline = { name: string; signal: string; receivers: string[]; processors: string[]; exporters: string[] }

/** @returns the pipelines of a configuration; the signal is the part before the slash. */
export const pipelinesOf = ({ config }: CollectorConfig): Pipeline[] =>
  Object.entries(mapping(mapping(config?.['service'])['pipelines'])).map(([name, pipeline]) => ({
    name,
    signal: name.replace(/\/.*$/, ''),
    receivers: texts(mapping(pipeline)['receivers']),
    processors: texts(mapping(pipeline)['processors']),
    exporters: texts(mapping(pipeline)['exporters']),
  }))

/** @returns the components of a section by id, with their settings. */
export const componentsOf = ({ config }: CollectorConfig, section: Section): [id: string, settings: Mapping][] =>
  Object.entries(mapping(config?.[section])).map(([id, settings]) => [id, mapping(settings)])

/** @returns the components of a type (`awsemf` for `awsemf/self`, too), without those of the collector's own metrics. */
export const componentsOfType = (config: CollectorConfig, section: Section, type: string): [string, Mapping][] =>
  componentsOf(config, section).filter(([id]) => id.replace(/\/.*$/, '') === type && !id.endsWith('/self'))
