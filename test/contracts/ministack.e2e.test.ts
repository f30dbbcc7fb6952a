import { afterAll, beforeAll, describe } from 'vitest'
import { type Emulator, missingTools, startMinistack } from '../tools/emulators.ts'
import { type AlarmsPlace, alarmsContract, type WatchingPlace, watchingContract } from './alarms.contract.ts'
import { type ContainersPlace, containersContract } from './containers.contract.ts'
import { deploysContract } from './deploys.contract.ts'
import { type EventRulesPlace, eventRulesContract } from './event-rules.contract.ts'
import { type LogsPlace, logsContract } from './logs.contract.ts'
import { type MetricsPlace, metricsContract } from './metrics.contract.ts'
import { type QueuePlace, queueContract } from './queue.contract.ts'
import { type SecretPlace, secretContract } from './secret.contract.ts'
import { seedAlarms } from './seed/alarms.ts'
import { seedCluster } from './seed/cluster.ts'
import { pointAt } from './seed/endpoint.ts'
import { seedEventRules } from './seed/event-rules.ts'
import { seedLogs } from './seed/logs.ts'
import { seedMetrics } from './seed/metrics.ts'
import { seedQueues } from './seed/queues.ts'
import { seedSecrets } from './seed/secrets.ts'
import { seedTable } from './seed/table.ts'
import { storeContract } from './store.contract.ts'

/** Not claimed from ministack: X-Ray and Cloud Map, which it lacks, and JSON log patterns, which our adapters do not send. */
describe.skipIf(missingTools)(`on ministack${missingTools ? ` (${missingTools})` : ''}`, () => {
  let ministack: Emulator
  let containers: ContainersPlace
  let metrics: MetricsPlace
  let logs: LogsPlace
  let queues: QueuePlace
  let alarms: AlarmsPlace & WatchingPlace
  let secrets: SecretPlace
  let eventRules: EventRulesPlace
  let table: Awaited<ReturnType<typeof seedTable>>
  beforeAll(async () => {
    ministack = await startMinistack()
    const clients = pointAt(ministack.url)
    containers = await seedCluster(clients)
    metrics = { ...(await seedMetrics(clients)), p90: [18, 19] }
    logs = await seedLogs(clients)
    queues = await seedQueues(clients, { refusesLongDelays: false })
    alarms = await seedAlarms(clients, { composite: true })
    secrets = await seedSecrets(clients)
    eventRules = await seedEventRules(clients)
    table = await seedTable(clients)
  })
  afterAll(() => ministack.stop())
  containersContract(() => containers)
  metricsContract(() => metrics)
  logsContract(() => logs)
  queueContract(() => queues)
  alarmsContract(() => alarms)
  watchingContract(() => alarms)
  secretContract(() => secrets)
  eventRulesContract(() => eventRules)
  storeContract((now) => table.store(now))
  deploysContract((now) => table.deploys(now))
})
