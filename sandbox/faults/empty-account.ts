import { clusterOf } from '../account/ecs/names.ts'
import { defineFault } from './fault.ts'

/** The cluster exists and nothing else of the stack. */
export const emptyAccount = defineFault({
  name: 'empty-account',
  apply(account) {
    const cluster = clusterOf(account, account.environment.cluster)
    cluster.services = []
    cluster.tasks = []
    account.clusters.taskDefinitions = []
    account.services = []
    account.directory = { namespaces: [], services: [] }
    account.alarms = []
    account.composites = []
    account.dashboards.clear()
    account.topics.clear()
    account.logGroups.clear()
  },
})
