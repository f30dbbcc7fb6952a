import { defineCause } from '../../cause.ts'
import { lineProof } from '../../proof.ts'
import { accidental, emptyVariables } from './variables.ts'

/** A `$` in a password or token began a reference to a variable that nobody meant: the rest of it is gone. */
export const configDollarExpanded = defineCause({
  kind: 'config-dollar-expanded',
  catalogue: ['U7'],
  source: 'measured',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'exporting',
  brings: ['grafana_not_exported'],
  stackWide: true,
  needs: ['collectorStart'],
  wants: ['collectorConfig'],
  judge({ collectorStart, collectorConfig }, { environment }) {
    return emptyVariables(collectorStart).flatMap(({ name, line }) => {
      const confidence = accidental(name, collectorConfig)
      if (confidence === undefined) return []
      return [
        {
          subject: environment.collectorService,
          confidence,
          values: { variable: name },
          proof: [lineProof('collectorStart', line)] as const,
        },
      ]
    })
  },
})
