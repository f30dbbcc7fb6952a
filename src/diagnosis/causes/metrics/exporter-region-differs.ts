import { defineCause } from '../../cause.ts'
import { componentsOfType, pipelinesOf } from '../../collector-config.ts'
import type { CollectorConfig, Revisions } from '../../facts/schemas.ts'
import type { Proof } from '../../proof.ts'
import { resolved } from '../../reference.ts'

const variables = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const

type Region = { id: string; region: string; variable: string | undefined }

const fromVariables = ({ running }: Revisions): { name: string; value: string } | undefined => {
  for (const { environment } of running.containers)
    for (const name of variables) {
      const value = environment[name]
      if (value !== undefined && value !== '') return { name, value }
    }
  return undefined
}

/** Where each exporter in use sends to; one whose region cannot be told is left out. Source: awsutil, conn.go: option, then variables. */
const regionsIn = (config: CollectorConfig, definition: Revisions | undefined, type: string): Region[] => {
  const used = new Set(pipelinesOf(config).flatMap(({ exporters }) => exporters))
  const variable = definition === undefined ? undefined : fromVariables(definition)
  return componentsOfType(config, 'exporters', type)
    .filter(([id]) => used.has(id))
    .flatMap(([id, { region }]): Region[] => {
      if (typeof region !== 'string' || region === '')
        return variable === undefined ? [] : [{ id, region: variable.value, variable: variable.name }]
      const name = variables.find((each) => region.includes(each))
      const value = name === undefined || definition === undefined ? region : resolved(region, definition)
      return value === undefined || value.includes('$') ? [] : [{ id, region: value, variable: name }]
    })
}

/** The collector writes to another region than the one in which everybody looks; nothing fails. */
export const exporterRegionDiffers = defineCause({
  kind: 'exporter-region-differs',
  catalogue: ['M9', 'T27'],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  brings: ['traces_missing', 'metrics_missing', 'traces_not_exported', 'metrics_not_exported'],
  stackWide: true,
  needs: [],
  wants: ['collectorConfig', 'collectorTaskDefinition'],
  judge({ collectorConfig, collectorTaskDefinition }, { environment: { region: wanted, collectorService } }) {
    const types = ['awsxray', 'awsemf']
    const wrong: Region[] = types.flatMap((type) => {
      const all = collectorConfig === undefined ? [] : regionsIn(collectorConfig, collectorTaskDefinition, type)
      // One that writes here is enough; another may well keep a copy elsewhere.
      return all.some(({ region }) => region === wanted) ? [] : all
    })
    const [first] = wrong
    if (first !== undefined) {
      const { id, region: found, variable } = first
      const proof: Proof =
        variable === undefined
          ? { kind: 'setting', source: 'collectorConfig', where: id, name: 'region', value: found }
          : {
              kind: 'variable',
              source: 'collectorTaskDefinition',
              service: collectorService,
              name: variable,
              value: found,
              wanted,
            }
      const exporters = wrong.map((each) => each.id).join(', ')
      return [
        { subject: collectorService, confidence: 'confirmed', values: { wanted, found, exporters }, proof: [proof] },
      ]
    }
    const variable = collectorTaskDefinition === undefined ? undefined : fromVariables(collectorTaskDefinition)
    if (collectorConfig !== undefined || variable === undefined || variable.value === wanted) return []
    const { name, value } = variable
    const proof = {
      kind: 'variable',
      source: 'collectorTaskDefinition',
      service: collectorService,
      name,
      value,
      wanted,
    } as const
    const values = { wanted, found: value, exporters: types.join(', ') }
    return [{ subject: collectorService, confidence: 'likely', values, proof: [proof] }]
  },
})
