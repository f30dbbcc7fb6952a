import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import {
  collectorHost,
  type Failing,
  failing,
  isCollectorHost,
  said,
  traced,
  variableProof,
} from '../../sdk-evidence.ts'
import { addressOf, disabled, endpointsOf, isLoopback, sdkSettings } from '../../sdk-settings.ts'

/** What happens at a host that is none, or that is another one than the collector. */
const elsewhere = ['no_name', 'refused', 'timed_out', 'gave_up', 'closed', 'untrusted'] as const

const about = (found: Failing | undefined, host: string) =>
  found?.lines.find(
    ({ target, said: text }) =>
      addressOf(target ?? '')?.host === host || text.includes(host) || (target === undefined && text !== ''),
  )

/** A service sends to a host that is not the collector: a name with a slip in it, or localhost without a sidecar. */
export const endpointHostWrong = defineCause({
  kind: 'endpoint-host-wrong',
  catalogue: ['T15'],
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
    const wanted = collectorHost(environment)
    const lost = failing({ applicationLog, taskDefinitions, services }, elsewhere, { environment, now })
    return sdkSettings(taskDefinitions).flatMap((settings) => {
      if (disabled(settings)) return []
      const [wrong] = endpointsOf(settings).flatMap(({ variable, value }) => {
        const host = addressOf(value)?.host
        if (host === undefined || isCollectorHost(host, environment) || (isLoopback(host) && settings.sidecar))
          return []
        const line = about(
          lost.find(({ service }) => service === settings.service),
          host,
        )
        const alone = isLoopback(host) && !traced(settings, { traces, services })
        return line !== undefined || alone ? [{ variable, value, line }] : []
      })
      if (wrong === undefined) return []
      const { variable, value, line } = wrong
      const proof: [Proof, ...Proof[]] = [variableProof(settings, variable, { value, wanted })]
      if (line !== undefined) proof.push(said(line))
      return [
        {
          subject: settings.service,
          confidence: line === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { variable, value, wanted },
          proof,
        },
      ]
    })
  },
})
