import { defineCause } from '../../cause.ts'
import { componentsOfType } from '../../collector-config.ts'
import { plainLines } from '../../lines/collector-line.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Metrics are fresh when the last point is not older than this, in ms: EMF needs up to five minutes. */
const fresh = 10 * 60_000

/**
 * awsemf writes its events elsewhere than to CloudWatch Logs: to its own log, or for a destination that it does not know
 * nowhere, while they count as sent. Source: awsemfexporter v0.156, emf_exporter.go.
 */
export const emfNotToCloudwatch = defineCause({
  kind: 'emf-not-to-cloudwatch',
  catalogue: ['M10'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'exporting',
  effectOf: ['collector_down'],
  brings: ['metrics_not_exported', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorConfig'],
  wants: ['applicationMetrics', 'collectorLog'],
  judge({ collectorConfig, applicationMetrics, collectorLog }, { now }) {
    // A line of pure JSON with its metrics block is taken out of the collector's own log, too: then nothing is missing.
    const arriving = applicationMetrics?.metrics.some(
      ({ lastAt }) => lastAt !== undefined && now.getTime() - lastAt.getTime() < fresh,
    )
    if (arriving === true) return []
    const written =
      collectorLog === undefined
        ? undefined
        : plainLines(collectorLog).find(({ text }) => /"(?:_aws|CloudWatchMetrics)"\s*:/.test(text))
    return componentsOfType(collectorConfig, 'exporters', 'awsemf').flatMap(([id, settings]) => {
      const found = settings['output_destination']
      if (typeof found !== 'string' || /^cloudwatch$/i.test(found)) return []
      const setting: Proof = {
        kind: 'setting',
        source: 'collectorConfig',
        where: id,
        name: 'output_destination',
        value: found,
      }
      const line = written === undefined ? [] : [lineProof('collectorLog', written)]
      const confidence = arriving === undefined ? ('likely' as const) : ('confirmed' as const)
      return [{ subject: id, confidence, values: { found }, proof: [setting, ...line] as const }]
    })
  },
})
