import { clusterOf } from '../../account/ecs/names.ts'
import { ago, defineFault } from '../fault.ts'

/** Somebody deleted the collector's service; the applications still send to it. */
export const collectorMissing = defineFault({
  name: 'collector-missing',
  finds: 'collector-missing',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const cluster = clusterOf(account, name)
    cluster.services = cluster.services.filter((service) => service.name !== collectorService)
    cluster.tasks = cluster.tasks.filter(({ service }) => service !== collectorService)
    account.conditions.push({ kind: 'collector_down', since: ago(account) })
  },
})
