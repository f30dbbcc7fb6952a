import { componentsOf, pipelinesOf } from './collector-config.ts'
import type { CollectorConfig } from './facts/schemas.ts'

/** X-Ray takes 50 documents a call, and one export of awsxray has 5 seconds for all its calls. Source: contrib, awsxray.go. */
export const comfortable = 500
/** Source: core, batchprocessor: defaults of send_batch_size and, as 0 for none, send_batch_max_size. */
export const usualSize = 8192

const sizeOf = (settings: Readonly<Record<string, unknown>>): number => {
  const [size, max] = [settings['send_batch_size'], settings['send_batch_max_size']]
  const most = typeof max === 'number' && max > 0 ? max : Number.POSITIVE_INFINITY
  return Math.min(typeof size === 'number' ? size : usualSize, most)
}

/** @returns the batch processor before awsxray whose batches are the largest; undefined where none stands there. */
export const largestBatch = (config: CollectorConfig): { id: string; size: number } | undefined => {
  const before = pipelinesOf(config)
    .filter(({ exporters }) => exporters.some((id) => /^awsxray(\/|$)/.test(id)))
    .flatMap(({ processors }) => processors)
  return componentsOf(config, 'processors')
    .filter(([id]) => /^batch(\/|$)/.test(id) && before.includes(id))
    .map(([id, settings]) => ({ id, size: sizeOf(settings) }))
    .sort((one, other) => other.size - one.size)[0]
}
