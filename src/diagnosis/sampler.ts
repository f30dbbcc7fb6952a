import type { SdkSettings } from './sdk-settings.ts'

const named = /^(parentbased_)?(always_on|always_off|traceidratio)$/

/** How a service samples, as far as its variables say it. */
export type Sampler = {
  name: string
  /** Share of the traces that begin here, 0 to 1; undefined where a sampler of another kind decides. */
  share: number | undefined
  /** A parent's decision goes before its own. */
  parentBased: boolean
}

/**
 * @returns the sampler that the variables name; without any, the default that samples all. Source: OpenTelemetry
 * specification, SDK environment variables: `parentbased_always_on`, and 1.0 where the ratio has no number.
 */
export const samplerOf = ({ variables }: Pick<SdkSettings, 'variables'>): Sampler => {
  const name = variables['OTEL_TRACES_SAMPLER']?.trim().toLowerCase() || 'parentbased_always_on'
  const [, parent, kind] = named.exec(name) ?? []
  const given = variables['OTEL_TRACES_SAMPLER_ARG']?.trim() ?? ''
  const ratio = given === '' ? 1 : Number(given)
  const shares: Record<string, number | undefined> = {
    always_on: 1,
    always_off: 0,
    traceidratio: Number.isNaN(ratio) ? undefined : ratio,
  }
  return { name, share: kind === undefined ? undefined : shares[kind], parentBased: parent !== undefined }
}

/** @returns whether the ratio of a ratio sampler is no number from 0 to 1. */
export const badRatio = ({ variables }: Pick<SdkSettings, 'variables'>): boolean => {
  const given = variables['OTEL_TRACES_SAMPLER_ARG']?.trim() ?? ''
  if (!/traceidratio$/.test(samplerOf({ variables }).name) || given === '') return false
  const ratio = Number(given)
  return Number.isNaN(ratio) || ratio < 0 || ratio > 1
}
