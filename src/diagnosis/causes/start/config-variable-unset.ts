import { defineCause, type Found } from '../../cause.ts'
import { startErrors } from '../../lines/start-error.ts'
import { lineProof } from '../../proof.ts'
import { notStarting, startProof, startReach } from './start-cause.ts'
import { accidental, type EmptyVariable, emptyVariables, essential, placesOf } from './variables.ts'

type Variable = Found<'config-variable-unset'>

const saidOf = (source: 'collectorLog' | 'collectorStart', { line }: EmptyVariable) => lineProof(source, line)

/**
 * A variable that the configuration refers to is not set or empty. The collector does not start without it, or starts
 * and sends with an empty endpoint, header or name.
 */
export const configVariableUnset = defineCause({
  ...notStarting,
  kind: 'config-variable-unset',
  catalogue: ['U6'],
  source: 'measured',
  needs: ['collectorLog'],
  wants: ['collectorTasks', 'collectorStart', 'collectorConfig'],
  judge(known, { environment, now }): Variable[] {
    const { collectorLog, collectorStart, collectorConfig } = known
    const error = startErrors(known, now).find(
      ({ failure, details }) => failure === 'no_endpoint' || details['found'] === 'empty',
    )
    if (error !== undefined) {
      const component = error.component || 'config'
      const all = emptyVariables(collectorLog, error.at)
      const own =
        collectorConfig === undefined
          ? []
          : all.filter(({ name }) => placesOf(collectorConfig, name).some((place) => place.component === component))
      return (own.length > 0 ? own : all).map((variable) => ({
        subject: environment.collectorService,
        confidence: 'confirmed',
        values: { variable: variable.name, component },
        proof: [saidOf('collectorLog', variable), ...startProof(error, known)],
        ...startReach(known, now),
      }))
    }
    if (collectorStart === undefined || collectorConfig === undefined) return []
    return emptyVariables(collectorStart).flatMap((variable): Variable[] => {
      const { name } = variable
      const place = placesOf(collectorConfig, name).find(essential)
      if (place === undefined || accidental(name, collectorConfig) !== undefined) return []
      const { component, key, explicit } = place
      // The reference only: what stands around it may be a secret.
      const value = explicit ? `\${env:${name}}` : `\${${name}}`
      return [
        {
          subject: environment.collectorService,
          confidence: 'confirmed',
          values: { variable: name, component },
          proof: [
            saidOf('collectorStart', variable),
            { kind: 'setting', source: 'collectorConfig', where: component, name: key, value },
          ],
          // It has started; what it sends with an empty endpoint or header does not arrive.
          reach: { brings: ['grafana_not_exported'], stackWide: true },
        },
      ]
    })
  },
})
