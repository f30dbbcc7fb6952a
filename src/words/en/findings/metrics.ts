import type { FindingWords } from '../../finding-words.ts'
import { metricsPlaces } from './metrics-places.ts'
import { metricsShapes } from './metrics-shapes.ts'
import { metricsTraces } from './metrics-traces.ts'
import { metricsValues } from './metrics-values.ts'

export const metrics: FindingWords<'metrics'> = {
  ...metricsPlaces,
  ...metricsShapes,
  ...metricsValues,
  ...metricsTraces,
}
