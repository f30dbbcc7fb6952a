import { defineCause } from '../../cause.ts'
import { componentsOfType, mapping, texts } from '../../collector-config.ts'

/** The units that awsemf takes in a descriptor. Source: awsemfexporter v0.156, config.go. */
const sized = [
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
]
const units = new Set([
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Percent',
  'Count',
  'None',
  'Count/Second',
  ...sized,
  ...sized.map((unit) => `${unit}/Second`),
])

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

type Dropped = { option: string; problem: string }

const declarations = (settings: Readonly<Record<string, unknown>>): Dropped[] =>
  list(settings['metric_declarations']).flatMap((declaration, index) => {
    const { metric_name_selectors: selectors } = mapping(declaration)
    return texts(selectors).length > 0
      ? []
      : [{ option: `metric_declarations[${index}]`, problem: 'metric_name_selectors' }]
  })

const descriptors = (settings: Readonly<Record<string, unknown>>): Dropped[] =>
  list(settings['metric_descriptors']).flatMap((descriptor, index) => {
    const { metric_name: name, unit } = mapping(descriptor)
    if (typeof name !== 'string' || name === '' || (typeof unit === 'string' && units.has(unit))) return []
    return [{ option: `metric_descriptors[${index}]`, problem: `unit: ${typeof unit === 'string' ? unit : ''}` }]
  })

/**
 * awsemf leaves out a declaration without selectors and a descriptor with a unit that it does not know. It says so to a
 * logger that goes nowhere at that time, so nothing is to be seen but the configuration.
 */
export const emfOptionDropped = defineCause({
  kind: 'emf-option-dropped',
  catalogue: ['M30'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'exporting',
  effectOf: ['collector_down'],
  needs: ['collectorConfig'],
  judge({ collectorConfig }) {
    return componentsOfType(collectorConfig, 'exporters', 'awsemf').flatMap(([id, settings]) =>
      [...declarations(settings), ...descriptors(settings)].slice(0, 1).map(({ option, problem }) => ({
        subject: id,
        confidence: 'confirmed' as const,
        values: { option, problem },
        proof: [{ kind: 'setting', source: 'collectorConfig', where: id, name: option, value: problem }] as const,
      })),
    )
  },
})
