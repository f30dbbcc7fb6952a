import { componentsOf } from '../../collector-config.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'

/** @returns the memory limiters of a configuration with their settings. */
export const limitersOf = (config: CollectorConfig) =>
  componentsOf(config, 'processors').filter(([id]) => /^memory_limiter(?:\/|$)/.test(id))

/** @returns a setting as a number above zero. */
export const positive = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && number > 0 ? number : undefined
}
