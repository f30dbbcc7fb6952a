import { afterAll, beforeAll, describe } from 'vitest'
import type { Clients } from '../../src/adapters/aws/clients.ts'
import { type Emulator, missingTools, startMoto } from '../tools/emulators.ts'
import { type AlarmsPlace, type WatchingPlace, watchingContract } from './alarms.contract.ts'
import { deploysContract } from './deploys.contract.ts'
import { type DiscoveryPlace, discoveryContract } from './discovery.contract.ts'
import { type EventRulesPlace, eventRulesContract } from './event-rules.contract.ts'
import { type NetworkPlace, networkContract } from './network.contract.ts'
import { type QueuePlace, queueContract } from './queue.contract.ts'
import { seedAlarms } from './seed/alarms.ts'
import { seedDiscovery } from './seed/discovery.ts'
import { pointAt } from './seed/endpoint.ts'
import { seedEventRules } from './seed/event-rules.ts'
import { seedNetwork } from './seed/network.ts'
import { seedQueues } from './seed/queues.ts'
import { seedTable } from './seed/table.ts'
import { seedTraces } from './seed/traces.ts'
import { storeContract } from './store.contract.ts'
import { type TracesPlace, tracesContract } from './traces.contract.ts'

/**
 * Not claimed from moto: ECS, metrics, alarms' states, logs; it answers those wrongly without saying so. Nor secrets: every
 * version that is put becomes the current one there, whatever label it was put with.
 */
describe.skipIf(missingTools)(`on moto${missingTools ? ` (${missingTools})` : ''}`, () => {
  let moto: Emulator
  let discovery: DiscoveryPlace
  let traces: TracesPlace
  let network: NetworkPlace
  let queues: QueuePlace
  let watching: AlarmsPlace & WatchingPlace
  let eventRules: EventRulesPlace
  let table: Awaited<ReturnType<typeof seedTable>>
  beforeAll(async () => {
    moto = await startMoto()
    const clients: Clients = pointAt(moto.url)
    discovery = await seedDiscovery(clients)
    traces = await seedTraces(clients)
    network = await seedNetwork(clients)
    queues = await seedQueues(clients, { refusesLongDelays: true })
    watching = await seedAlarms(clients, { composite: false })
    eventRules = await seedEventRules(clients)
    table = await seedTable(clients)
  })
  afterAll(() => moto.stop())
  discoveryContract(() => discovery)
  tracesContract(() => traces)
  networkContract(() => network)
  queueContract(() => queues)
  watchingContract(() => watching)
  eventRulesContract(() => eventRules)
  storeContract((now) => table.store(now))
  deploysContract((now) => table.deploys(now))
})
