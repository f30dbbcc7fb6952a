import type {
  DescribeClustersCommandInput,
  DescribeClustersCommandOutput,
  DescribeServicesCommandInput,
  DescribeServicesCommandOutput,
  ListServicesCommandInput,
  ListServicesCommandOutput,
} from '@aws-sdk/client-ecs'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import { clusterOf, ecsArn, lastPart } from './names.ts'
import { serviceView } from './service_view.ts'
import { type Cluster, statusOf } from './state.ts'

/** DescribeServices takes at most this many names. Source: ECS API reference. */
const namesAtOnce = 10

const clusterView = (account: Account, cluster: Cluster) => {
  const now = account.clock.now()
  const services = cluster.services.filter(({ createdAt }) => createdAt <= now)
  return {
    clusterArn: ecsArn(account, `cluster/${cluster.name}`),
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: cluster.tasks.filter((task) => statusOf(task, now) === 'RUNNING').length,
    pendingTasksCount: cluster.tasks.filter((task) => statusOf(task, now) === 'PENDING').length,
    activeServicesCount: services.length,
    statistics: [],
    tags: [],
    settings: [],
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  }
}

export const describeClusters = operation<DescribeClustersCommandInput, DescribeClustersCommandOutput>({
  members: ['clusters'],
  answer({ clusters: names = ['default'] }, { account }) {
    const known = names.flatMap((name) => account.clusters.byName.get(lastPart(name)) ?? [])
    const missing = names.filter((name) => !account.clusters.byName.has(lastPart(name)))
    return {
      clusters: known.map((cluster) => clusterView(account, cluster)),
      failures: missing.map((name) => ({ arn: ecsArn(account, `cluster/${lastPart(name)}`), reason: 'MISSING' })),
    }
  },
})

export const listServices = operation<ListServicesCommandInput, ListServicesCommandOutput>({
  members: ['cluster', 'nextToken', 'maxResults', 'launchType', 'schedulingStrategy'],
  answer(
    { cluster: name, nextToken, maxResults, launchType = 'FARGATE', schedulingStrategy = 'REPLICA' },
    { account },
  ) {
    const cluster = clusterOf(account, name)
    if (maxResults !== undefined && (maxResults < 1 || maxResults > 100)) {
      throw new AwsFault('InvalidParameterException', 'maxResults must be between 1 and 100.')
    }
    const every = launchType === 'FARGATE' && schedulingStrategy === 'REPLICA' ? cluster.services : []
    const page = pageOf(every, {
      token: nextToken,
      wished: maxResults,
      size: account.pageSizes.services,
      invalid: 'InvalidParameterException',
    })
    return {
      serviceArns: page.items.map((service) => ecsArn(account, `service/${cluster.name}/${service.name}`)),
      nextToken: page.next,
    }
  },
})

export const describeServices = operation<DescribeServicesCommandInput, DescribeServicesCommandOutput>({
  members: ['cluster', 'services', 'include'],
  answer({ cluster: name, services = [], include = [] }, { account }) {
    const unknown = include.find((part) => part !== 'TAGS')
    if (unknown !== undefined) throw new SimulationGap('ecs.DescribeServices', `the inclusion of ${unknown}`)
    const cluster = clusterOf(account, name)
    if (services.length === 0) throw new AwsFault('InvalidParameterException', 'Services cannot be empty.')
    if (services.length > namesAtOnce) {
      throw new AwsFault('InvalidParameterException', `You can describe a maximum of ${namesAtOnce} services.`)
    }
    const found = services.map((wanted) => cluster.services.find((service) => service.name === lastPart(wanted)))
    return {
      services: found.flatMap((service) => (service === undefined ? [] : [serviceView(account, cluster, service)])),
      failures: services.flatMap((wanted, index) =>
        found[index] === undefined
          ? [{ arn: ecsArn(account, `service/${cluster.name}/${lastPart(wanted)}`), reason: 'MISSING' }]
          : [],
      ),
    }
  },
})
