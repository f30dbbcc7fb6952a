import type { AnyCause } from '../../cause.ts'
import { alarmDimensionsDiffer } from './alarm-dimensions-differ.ts'
import { annotationNotIndexed } from './annotation-not-indexed.ts'
import { collectorDropsTraces } from './collector-drops-traces.ts'
import { counterResetMissed } from './counter-reset-missed.ts'
import { declaredDimensionsIncomplete } from './declared-dimensions-incomplete.ts'
import { emfGroupInfrequentAccess } from './emf-group-infrequent-access.ts'
import { emfTooManyDimensions } from './emf-too-many-dimensions.ts'
import { emfTooManyMetrics } from './emf-too-many-metrics.ts'
import { emfUnitUnknown } from './emf-unit-unknown.ts'
import { exportIntervalTooLong } from './export-interval-too-long.ts'
import { exporterRegionDiffers } from './exporter-region-differs.ts'
import { firstMetricsOnTheirWay } from './first-metrics-on-their-way.ts'
import { firstPointDropped } from './first-point-dropped.ts'
import { histogramWithoutPercentiles } from './histogram-without-percentiles.ts'
import { histogramsCumulative } from './histograms-cumulative.ts'
import { metricCardinality } from './metric-cardinality.ts'
import { metricIdentityShared } from './metric-identity-shared.ts'
import { metricNamespaceDiffers } from './metric-namespace-differs.ts'
import { metricNotDeclared } from './metric-not-declared.ts'
import { metricNotListedYet } from './metric-not-listed-yet.ts'
import { metricTypeUnsupported } from './metric-type-unsupported.ts'
import { metricValueNotANumber } from './metric-value-not-a-number.ts'
import { tailSamplingSplit } from './tail-sampling-split.ts'
import { tracesBeforeWindow } from './traces-before-window.ts'
import { tracesIndexedInPart } from './traces-indexed-in-part.ts'
import { updownCounterAsDelta } from './updown-counter-as-delta.ts'

/** The causes of this area, in the order of the catalogue. */
export const metricsCauses: readonly AnyCause[] = [
  metricNamespaceDiffers,
  alarmDimensionsDiffer,
  metricNotListedYet,
  firstMetricsOnTheirWay,
  exporterRegionDiffers,
  metricNotDeclared,
  declaredDimensionsIncomplete,
  emfTooManyDimensions,
  emfTooManyMetrics,
  firstPointDropped,
  exportIntervalTooLong,
  histogramsCumulative,
  histogramWithoutPercentiles,
  metricIdentityShared,
  updownCounterAsDelta,
  counterResetMissed,
  metricTypeUnsupported,
  metricValueNotANumber,
  emfUnitUnknown,
  emfGroupInfrequentAccess,
  metricCardinality,
  tracesIndexedInPart,
  annotationNotIndexed,
  tracesBeforeWindow,
  collectorDropsTraces,
  tailSamplingSplit,
]
