import { declaredVariants } from './metrics-declared.ts'
import { histogramsVariants } from './metrics-histograms.ts'
import { placesVariants } from './metrics-places.ts'
import { shapesVariants } from './metrics-shapes.ts'
import { storesVariants } from './metrics-stores.ts'
import { tracesVariants } from './metrics-traces.ts'
import { valuesVariants } from './metrics-values.ts'
import type { Variants } from './variant.ts'

export const metricsVariants: Variants = {
  ...placesVariants,
  ...storesVariants,
  ...declaredVariants,
  ...shapesVariants,
  ...valuesVariants,
  ...histogramsVariants,
  ...tracesVariants,
}
