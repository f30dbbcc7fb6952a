import { guideVariables } from '../../../environment.ts'
import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { collectorHost, failing, said, traced, variableProof } from '../../sdk-evidence.ts'
import { addressOf, isLoopback, lacksEndpoint, sdkSettings } from '../../sdk-settings.ts'

const variable = 'OTEL_EXPORTER_OTLP_ENDPOINT'
/** Without an endpoint every SDK sends to localhost, where nobody listens in a task of its own. Source: OpenTelemetry specification, OTLP exporter. */
export const endpointVariableMissing = defineCause({
  kind: 'endpoint-variable-missing',
  catalogue: ['T18'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  needs: ['taskDefinitions', 'applicationLog'],
  wants: ['traces', 'services'],
  judge({ taskDefinitions, applicationLog, traces, services }, context) {
    const { environment, now } = context
    const wanted = `http://${collectorHost(environment)}:4317`
    const expected = { ...guideVariables, ...environment.variables }[variable] !== null
    // No rollout of the collector makes a service send to itself.
    const refused = failing({ applicationLog, taskDefinitions, services }, ['refused', 'timed_out', 'gave_up'], {
      environment,
      now,
    })
    return sdkSettings(taskDefinitions)
      .filter(lacksEndpoint)
      .flatMap((settings) => {
        const line = refused
          .find(({ service }) => service === settings.service)
          ?.lines.find(({ target }) => target !== undefined && isLoopback(addressOf(target)?.host ?? ''))
        const configured = Object.keys(settings.variables).some((name) => name.startsWith('OTEL_'))
        const seen = traces === undefined || traced(settings, { traces, services })
        if (line === undefined && (!expected || !configured || seen)) return []
        const proof: [Proof, ...Proof[]] = [variableProof(settings, variable, { wanted })]
        if (line !== undefined) proof.push(said(line))
        return [
          {
            subject: settings.service,
            confidence: line === undefined ? ('likely' as const) : ('confirmed' as const),
            values: { variable, wanted },
            proof,
          },
        ]
      })
  },
})
