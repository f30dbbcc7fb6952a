import { defineCause } from '../../cause.ts'
import { failing, isLasting, listed, said } from '../../sdk-evidence.ts'

/** The collector's memory limiter answers SDKs that it takes nothing; why it does is a cause of its own. */
export const sdkDataRefused = defineCause({
  kind: 'sdk-data-refused',
  catalogue: ['T20'],
  source: 'recorded',
  symptoms: ['traces', 'metrics', 'collector'],
  hop: 'receiving',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  effectOf: ['data_refused', 'collector_restarts'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const refused = failing(known, ['data_refused'], context)
    // Over HTTP SDKs do not write why it is unavailable, and a load balancer without targets answers the same.
    const gaveUp = failing(known, ['gave_up'], context).map(({ service }) => service)
    const unavailable = failing(known, ['unavailable'], context).filter(
      (one) => one.line.protocol === 'http' && (isLasting(one) || gaveUp.includes(one.service)),
    )
    const [first] = [...refused, ...unavailable]
    if (first === undefined) return []
    return [
      {
        subject: context.environment.collectorService,
        confidence: refused.length > 0 ? 'confirmed' : 'likely',
        values: { services: listed([...refused, ...unavailable].map(({ service }) => service)) },
        proof: [said(first.line)],
      },
    ]
  },
})
