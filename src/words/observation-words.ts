import type { Observation } from '../diagnosis/findings.ts'
import type { Rich } from '../rich.ts'

/** A sentence for every kind of observation; a language that lacks one does not compile. */
export type ObservationWords = {
  [K in Observation['kind']]: (seen: Extract<Observation, { kind: K }>) => Rich
}

/** @returns a digest or hash that a person can compare: its algorithm and first twelve characters. */
export const short = (digest: string): string => digest.replace(/^(sha256:)?(.{12}).*$/, '$1$2')

/** @returns a percentage with as many digits as matter near 100. */
export const percent = (value: number): string =>
  `${value >= 99.995 || Number.isInteger(value) ? Math.round(value) : value.toFixed(2)} %`

/** @returns the last part of an ARN, which is what people call the thing. */
export const nameOf = (arn: string): string => arn.split(/[:/]/).at(-1) ?? arn
