import type { NearMisses } from '../variants/variant.ts'
import { placesNearMisses } from './metrics-places.ts'
import { shapesNearMisses } from './metrics-shapes.ts'
import { storesNearMisses } from './metrics-stores.ts'
import { tracesNearMisses } from './metrics-traces.ts'
import { valuesNearMisses } from './metrics-values.ts'

export const metricsNearMisses: NearMisses = {
  ...placesNearMisses,
  ...storesNearMisses,
  ...shapesNearMisses,
  ...valuesNearMisses,
  ...tracesNearMisses,
}
