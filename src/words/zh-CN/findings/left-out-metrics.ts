import type { metricsLeftOut } from '../../../diagnosis/left-out/metrics.ts'

export const leftOut: Record<keyof typeof metricsLeftOut, string> = {}
