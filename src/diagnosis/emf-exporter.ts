import type { Environment } from '../config.ts'
import { componentsOfType, mapping, type Pipeline, pipelinesOf, texts } from './collector-config.ts'
import type { CollectorConfig, Revisions } from './facts/schemas.ts'

/** One declaration of awsemf: metrics that a selector matches are published under those of its dimension sets that are whole. */
type Declaration = { selectors: string[]; dimensions: string[][]; byLabels: boolean }

/** An awsemf exporter that a pipeline of metrics uses. */
export type EmfExporter = {
  id: string
  namespace: string
  region: unknown
  declarations: Declaration[]
  /** Whether dimensions are only those declared, without AWS's own default of rolling them up. */
  onlyDeclared: boolean
  resourceLabels: boolean
  keepsFirst: boolean
  pipelines: Pipeline[]
}

const enabled = (value: unknown): boolean => value === true || mapping(value)['enabled'] === true

const declarationsIn = (value: unknown): Declaration[] =>
  (Array.isArray(value) ? value : []).map(mapping).map((declaration) => ({
    selectors: texts(declaration['metric_name_selectors']),
    dimensions: (Array.isArray(declaration['dimensions']) ? declaration['dimensions'] : []).map(texts),
    byLabels: Array.isArray(declaration['label_matchers']) && declaration['label_matchers'].length > 0,
  }))

/** @returns the awsemf exporters of the applications' metrics; names of keys and defaults are those of awsemf v0.156. */
export const emfExporters = (config: CollectorConfig): EmfExporter[] => {
  const pipelines = pipelinesOf(config).filter(({ signal }) => signal === 'metrics')
  return componentsOfType(config, 'exporters', 'awsemf').flatMap(([id, settings]) => {
    const used = pipelines.filter(({ exporters }) => exporters.includes(id))
    if (used.length === 0) return []
    return [
      {
        id,
        namespace: typeof settings['namespace'] === 'string' ? settings['namespace'] : '',
        region: settings['region'],
        declarations: declarationsIn(settings['metric_declarations']),
        onlyDeclared: settings['dimension_rollup_option'] === 'NoDimensionRollup',
        resourceLabels: enabled(settings['resource_to_telemetry_conversion']),
        keepsFirst: settings['retain_initial_value_of_delta_metric'] === true,
        pipelines: used,
      },
    ]
  })
}

/** @returns the exporter that publishes in the environment's namespace, else the first. */
export const applicationExporter = (
  config: CollectorConfig | undefined,
  { metricNamespace }: Pick<Environment, 'metricNamespace'>,
): EmfExporter | undefined => {
  if (config === undefined) return undefined
  const all = emfExporters(config)
  return all.find(({ namespace }) => namespace === metricNamespace) ?? all[0]
}

/** Go's regular expressions are RE2; what JavaScript cannot read matches nothing here. */
const expression = (selector: string): RegExp | undefined => {
  try {
    return new RegExp(selector)
  } catch {
    return undefined
  }
}

/** @returns whether a selector matches a metric's name, as awsemf matches it: anywhere, unless it is anchored. */
export const selects = (selector: string, name: string): boolean => expression(selector)?.test(name) === true

/** @returns whether a selector would match but for dots, underscores and backslashes written otherwise, or for case. */
export const nearlySelects = (selector: string, name: string): boolean =>
  expression(
    selector
      .replace(/\\+([._-])/g, '$1')
      .replace(/[_.-](?![*+?])/g, '[._-]')
      .toLowerCase(),
  )?.test(name.toLowerCase()) === true

/** @returns processors of a type in a pipeline. */
export const processorsOf = ({ processors }: Pipeline, type: string): string[] =>
  processors.filter((id) => id.replace(/\/.*$/, '') === type)

/** @returns whether each pipeline to an exporter turns cumulative metrics into deltas before it. */
export const convertsToDelta = ({ pipelines }: EmfExporter): boolean =>
  pipelines.every((pipeline) => processorsOf(pipeline, 'cumulativetodelta').length > 0)

/** @returns a variable of a service's containers, and of its collector's; undefined where none has it. */
export const variableOf = ({ running }: Revisions, name: string): string | undefined =>
  running.containers.map(({ environment }) => environment[name]).find((value) => value !== undefined)

export const temporalityVariable = 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE'

/** @returns whether an SDK keeps its counters and histograms cumulative, as is the default. Source: OTLP exporter specification. */
export const isCumulative = (service: Revisions): boolean =>
  !['delta', 'lowmemory'].includes(variableOf(service, temporalityVariable)?.toLowerCase() ?? '')

/** @returns whether a service exports metrics by OTLP at all. */
export const sendsMetrics = (service: Revisions): boolean =>
  variableOf(service, 'OTEL_SDK_DISABLED')?.toLowerCase() !== 'true' &&
  variableOf(service, 'OTEL_METRICS_EXPORTER')?.toLowerCase() !== 'none' &&
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
    'OTEL_METRICS_EXPORTER',
    'OTEL_SERVICE_NAME',
  ].some((name) => variableOf(service, name) !== undefined)
