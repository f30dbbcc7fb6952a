import { defineCause } from '../../cause.ts'
import { failing, said } from '../../sdk-evidence.ts'

/** 4 MiB. Source: collector, configgrpc, `max_recv_msg_size_mib`. */
const usualLimit = '4194304'

/** A batch of a service is larger than what the collector's receiver takes at once. */
export const sdkRequestTooLarge = defineCause({
  kind: 'sdk-request-too-large',
  catalogue: ['T23'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: ['traces_unsent', 'metrics_unsent', 'traces_missing'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    return failing({ applicationLog, taskDefinitions, services }, ['too_large'], context).map(({ service, line }) => {
      const [, size = `> ${usualLimit}`, limit = usualLimit] =
        /larger than max \((\d+) vs\. (\d+)\)/.exec(line.said) ?? []
      return {
        subject: service,
        // Older exporters write the code alone, which stands for other limits, too.
        confidence: /larg|413/i.test(line.said) ? ('confirmed' as const) : ('likely' as const),
        values: { size, limit },
        proof: [said(line)] as const,
      }
    })
  },
})
