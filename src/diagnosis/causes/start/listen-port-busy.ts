import { componentsOf, mapping } from '../../collector-config.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'
import type { Proof } from '../../proof.ts'
import { defineStartCause } from './start-cause.ts'

const portOf = (address: string): string => address.replace(/^.*:/, '')

/** Every address of receivers and extensions, with the id of what listens there. */
const listeners = (config: CollectorConfig): [id: string, endpoint: string][] =>
  [...componentsOf(config, 'receivers'), ...componentsOf(config, 'extensions')].flatMap(([id, settings]) =>
    [settings, ...Object.values(mapping(settings['protocols'])).map(mapping)].flatMap(
      ({ endpoint }): [string, string][] => (typeof endpoint === 'string' ? [[id, endpoint]] : []),
    ),
  )

/** Two listeners want one port; containers of a task share their ports in awsvpc mode. */
export const listenPortBusy = defineStartCause({
  kind: 'listen-port-busy',
  catalogue: ['U8'],
  source: 'recorded',
  read({ failure, component, details: { address = '' } }) {
    return failure === 'port_busy' ? { component: component || 'service', address } : undefined
  },
  settings({ address }, { collectorConfig }) {
    if (collectorConfig === undefined) return []
    const same = listeners(collectorConfig).filter(([, endpoint]) => portOf(endpoint) === portOf(address))
    return same.length < 2
      ? []
      : same.map(
          ([where, value]): Proof => ({ kind: 'setting', source: 'collectorConfig', where, name: 'endpoint', value }),
        )
  },
})
