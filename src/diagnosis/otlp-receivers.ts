import { componentsOfType, mapping } from './collector-config.ts'
import type { CollectorConfig } from './facts/schemas.ts'

export type OtlpReceiver = { protocol: 'grpc' | 'http'; port: number; tls: boolean }

/** Ports that OTLP has where none is set. Source: OpenTelemetry specification, OTLP. */
const usual: readonly OtlpReceiver[] = [
  { protocol: 'grpc', port: 4317, tls: false },
  { protocol: 'http', port: 4318, tls: false },
]

/** @returns where the collector takes OTLP and how; the usual ports where its configuration is not known. */
export const otlpReceivers = (config: CollectorConfig | undefined): readonly OtlpReceiver[] => {
  if (config?.config === undefined) return usual
  const found = componentsOfType(config, 'receivers', 'otlp').flatMap(([, { protocols }]) =>
    usual.flatMap(({ protocol, port }) => {
      if (!Object.hasOwn(mapping(protocols), protocol)) return []
      const { endpoint, tls } = mapping(mapping(protocols)[protocol])
      const given = typeof endpoint === 'string' ? /:(\d+)$/.exec(endpoint)?.[1] : undefined
      return [{ protocol, port: given === undefined ? port : Number(given), tls: tls !== undefined && tls !== null }]
    }),
  )
  return found.length === 0 ? usual : found
}
