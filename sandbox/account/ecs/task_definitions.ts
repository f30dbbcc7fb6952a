import type {
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput,
  ListTaskDefinitionsCommandInput,
  ListTaskDefinitionsCommandOutput,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import { lastPart } from './names.ts'

const find = (account: Account, wanted: string): TaskDefinition | undefined => {
  const [family, revision] = lastPart(wanted).split(':')
  const ofFamily = account.clusters.taskDefinitions.filter((definition) => definition.family === family)
  if (revision !== undefined) return ofFamily.find((definition) => definition.revision === Number(revision))
  return ofFamily
    .filter(({ status, registeredAt }) => status === 'ACTIVE' && (registeredAt ?? 0) <= account.clock.now())
    .sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0))[0]
}

export const describeTaskDefinition = operation<
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput
>({
  members: ['taskDefinition', 'include'],
  answer({ taskDefinition: wanted = '', include = [] }, { account }) {
    const taskDefinition = find(account, wanted)
    if (taskDefinition === undefined) throw new AwsFault('ClientException', 'Unable to describe task definition.')
    return { taskDefinition, ...(include.includes('TAGS') ? { tags: [] } : {}) }
  },
})

export const listTaskDefinitions = operation<ListTaskDefinitionsCommandInput, ListTaskDefinitionsCommandOutput>({
  members: ['familyPrefix', 'status', 'sort', 'nextToken', 'maxResults'],
  answer({ familyPrefix, status = 'ACTIVE', sort = 'ASC', nextToken, maxResults }, { account }) {
    const all = account.clusters.taskDefinitions
      .filter((definition) => definition.status === status)
      .filter(({ family }) => familyPrefix === undefined || family === familyPrefix)
      .sort(
        (one, other) => `${one.family}`.localeCompare(`${other.family}`) || (one.revision ?? 0) - (other.revision ?? 0),
      )
      .map(({ taskDefinitionArn }) => taskDefinitionArn ?? '')
    const page = pageOf(sort === 'DESC' ? all.reverse() : all, {
      token: nextToken,
      wished: maxResults,
      size: account.pageSizes.taskDefinitions,
      invalid: 'InvalidParameterException',
    })
    return { taskDefinitionArns: page.items, nextToken: page.next }
  },
})
