import type { exportsLeftOut } from '../../../diagnosis/left-out/exports.ts'

export const leftOut: Record<keyof typeof exportsLeftOut, string> = {}
