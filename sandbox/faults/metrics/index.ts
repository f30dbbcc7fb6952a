import type { Fault } from '../fault.ts'
import { alarmDimensionsDiffer } from './alarm-dimensions-differ.ts'
import { annotationNotIndexed } from './annotation-not-indexed.ts'
import { collectorDropsTraces } from './collector-drops-traces.ts'
import { declaredDimensionsIncomplete } from './declared-dimensions-incomplete.ts'
import { emfGroupInfrequentAccess } from './emf-group-infrequent-access.ts'
import { emfTooManyDimensions } from './emf-too-many-dimensions.ts'
import { emfTooManyMetrics } from './emf-too-many-metrics.ts'
import { emfUnitUnknown } from './emf-unit-unknown.ts'
import { exportIntervalTooLong } from './export-interval-too-long.ts'
import { exporterRegionDiffers } from './exporter-region-differs.ts'
import { histogramWithoutPercentiles } from './histogram-without-percentiles.ts'
import { histogramsCumulative } from './histograms-cumulative.ts'
import { metricCardinality } from './metric-cardinality.ts'
import { metricIdentityShared } from './metric-identity-shared.ts'
import { metricNotDeclared } from './metric-not-declared.ts'
import { metricTypeUnsupported } from './metric-type-unsupported.ts'
import { metricValueNotANumber } from './metric-value-not-a-number.ts'
import { tailSamplingSplit } from './tail-sampling-split.ts'
import { updownCounterAsDelta } from './updown-counter-as-delta.ts'

/** The faults of this area, in the order of the catalogue. */
export const metricsFaults = [
  alarmDimensionsDiffer,
  exporterRegionDiffers,
  metricNotDeclared,
  declaredDimensionsIncomplete,
  emfTooManyDimensions,
  emfTooManyMetrics,
  exportIntervalTooLong,
  histogramsCumulative,
  histogramWithoutPercentiles,
  metricIdentityShared,
  updownCounterAsDelta,
  metricTypeUnsupported,
  metricValueNotANumber,
  emfUnitUnknown,
  emfGroupInfrequentAccess,
  metricCardinality,
  annotationNotIndexed,
  collectorDropsTraces,
  tailSamplingSplit,
] as const satisfies readonly Fault[]
