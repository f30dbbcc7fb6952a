import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { failing, said, variableProof } from '../../sdk-evidence.ts'

const variable = 'OTEL_EXPORTER_OTLP_COMPRESSION'

/** The collector cannot unpack what a service sends. Sources: grpc-go, `server.go`; collector, confighttp. */
export const sdkCompressionUnknown = defineCause({
  kind: 'sdk-compression-unknown',
  catalogue: [],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    return failing(known, ['no_compression'], context).map(({ service, settings, line }) => {
      const value = settings?.variables[variable]
      const named = /(?:grpc-encoding|Content-Encoding:?) "?([\w-]+)/i.exec(line.said)?.[1]
      const proof: [Proof, ...Proof[]] = [said(line)]
      if (settings !== undefined && value !== undefined)
        proof.push(variableProof(settings, variable, { value, wanted: 'gzip' }))
      return {
        subject: service,
        confidence: 'confirmed' as const,
        values: { encoding: named ?? value ?? '' },
        proof,
      }
    })
  },
})
