/**
 * Components that were renamed, old name first. The old one is an alias for some versions, then unknown; an older image
 * does not know the new one. Source: change logs of the collector and of contrib, v0.86 to v0.159.
 */
const renamed: readonly (readonly [string, string])[] = [
  ['logging', 'debug'],
  ['otlp', 'otlp_grpc'],
  ['otlphttp', 'otlp_http'],
  ['resourcedetection', 'resource_detection'],
  ['loadbalancing', 'load_balancing'],
  ['filelog', 'file_log'],
  ['metricstransform', 'metrics_transform'],
  ['k8sattributes', 'k8s_attributes'],
  ['prometheusremotewrite', 'prometheus_remote_write'],
]

/** Components that are gone, and what does their work now. Source: core change log, v0.92 (ballast). */
const replaced: Readonly<Record<string, string>> = { memory_ballast: 'GOMEMLIMIT' }

/** Keys that are gone, and what stands in their place. Sources: core change logs v0.123 and v0.129 to v0.131; v0.156 as measured. */
const removedKeys: Readonly<Record<string, string>> = {
  address: 'readers',
  blocking: 'block_on_overflow',
  batcher: 'sending_queue.batch',
  min_size_items: 'min_size',
  max_size_items: 'max_size',
}

/**
 * @param valid the types that the image has, as its error lists them
 * @returns what to write instead of a component's type that the image does not know; undefined where that is not known
 */
export const newNameOf = (type: string, valid: readonly string[]): string | undefined => {
  const pair = renamed.find((names) => names.includes(type))
  const other = pair?.find((name) => name !== type)
  return other !== undefined && valid.includes(other) ? other : replaced[type]
}

/** @returns what to write instead of a key of a component, or of a path below `service`, that was removed. */
export const newKeyOf = (key: string, component: string): string | undefined => {
  // `address` is a good name elsewhere; only the collector's own metrics have lost it.
  if (key === 'address' && component !== 'service.telemetry.metrics') return undefined
  return removedKeys[key]
}
