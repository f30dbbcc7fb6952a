import { defineCause } from '../../cause.ts'
import { pipelinesOf } from '../../collector-config.ts'
import type { Signal } from '../../findings.ts'
import type { SdkLine } from '../../lines/sdk-line.ts'
import type { Proof } from '../../proof.ts'
import { failing, said, traced, variableProof } from '../../sdk-evidence.ts'
import { addressOf, endpointsOf, protocolOf, type SdkSettings, sdkSettings } from '../../sdk-settings.ts'

const path = (signal: Signal): string => `/v1/${signal}`

/** SDKs append the path to the endpoint for all signals, and take the one for a signal as it is. Source: OpenTelemetry specification, OTLP exporter. */
const slip = (settings: SdkSettings): { variable: string; value: string; signal: Signal } | undefined => {
  for (const { variable, value, signals } of endpointsOf(settings)) {
    const given = addressOf(value)?.path ?? ''
    const [signal = 'traces'] = signals
    const http = /^http/.test(protocolOf(settings, signal)?.value ?? '') || addressOf(value)?.port === 4318
    if (!http) continue
    const forAll = variable === 'OTEL_EXPORTER_OTLP_ENDPOINT'
    if (forAll ? /\/v1\/(traces|metrics|logs)\/?$/.test(given) : !given.endsWith(path(signal)))
      return { variable, value, signal }
  }
  return undefined
}

/** A URL in the line whose path is none of OTLP's, or has it twice. */
const badUrl = ({ target }: SdkLine): boolean =>
  target?.startsWith('http') === true && !/^https?:\/\/[^/]+\/v1\/(traces|metrics|logs)$/.test(target)

/** An HTTP exporter posts to a path that the collector does not serve. */
export const endpointPathWrong = defineCause({
  kind: 'endpoint-path-wrong',
  catalogue: ['T12'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'collectorConfig', 'traces', 'services'],
  judge({ applicationLog, taskDefinitions, collectorConfig, traces, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const failed = failing(known, ['no_path'], context)
    const configured = collectorConfig === undefined ? undefined : pipelinesOf(collectorConfig)
    const byVariable = sdkSettings(taskDefinitions).flatMap((settings) => {
      const found = slip(settings)
      const line = failed.find(({ service }) => service === settings.service)?.line
      if (found === undefined) return []
      if (line === undefined && traced(settings, { traces, services })) return []
      const { variable, value, signal } = found
      const proof: [Proof, ...Proof[]] = [variableProof(settings, variable, { value })]
      if (line !== undefined) proof.push(said(line))
      const confidence = line === undefined ? ('likely' as const) : ('confirmed' as const)
      return [{ subject: settings.service, confidence, values: { variable, value, path: path(signal) }, proof }]
    })
    const covered = new Set(byVariable.map(({ subject }) => subject))
    const byLine = failed.flatMap(({ service, line }) => {
      const { signal = 'traces' } = line
      const taken = configured?.some((pipeline) => pipeline.signal === signal)
      // Where the collector takes no such signal, its answer to the right path is the same.
      if (covered.has(service) || (taken === false && !badUrl(line))) return []
      const confidence = taken === true || badUrl(line) ? ('confirmed' as const) : ('likely' as const)
      const values = { variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: line.target ?? '', path: path(signal) }
      return [{ subject: service, confidence, values, proof: [said(line)] as const }]
    })
    return [...byVariable, ...byLine]
  },
})
