import type {
  ListNamespacesCommandInput,
  ListNamespacesCommandOutput,
  ListServicesCommandInput,
  ListServicesCommandOutput,
} from '@aws-sdk/client-servicediscovery'
import { SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'

type Filter = { Name?: string | undefined; Values?: string[] | undefined; Condition?: string | undefined }

const passes = (filter: Filter, value: string): boolean => {
  const { Values = [], Condition = 'EQ' } = filter
  if (Condition === 'EQ' || Condition === 'IN') return Values.includes(value)
  if (Condition === 'BEGINS_WITH') return Values.some((start) => value.startsWith(start))
  throw new SimulationGap('ServiceDiscovery', `the filter condition ${Condition}`)
}

export const listNamespaces = operation<ListNamespacesCommandInput, ListNamespacesCommandOutput>({
  members: ['NextToken', 'MaxResults', 'Filters'],
  answer({ NextToken, MaxResults, Filters = [] }, { account }) {
    const found = account.directory.namespaces.filter((namespace) =>
      Filters.every((filter) => {
        if (filter.Name === 'NAME') return passes(filter, namespace.name)
        if (filter.Name === 'TYPE') return passes(filter, 'DNS_PRIVATE')
        throw new SimulationGap('ServiceDiscovery.ListNamespaces', `the filter ${filter.Name}`)
      }),
    )
    const page = pageOf(found, {
      token: NextToken,
      wished: MaxResults,
      size: account.pageSizes.instances,
      invalid: 'InvalidInput',
    })
    return {
      Namespaces: page.items.map(({ id, arn, name, hostedZone, createdAt }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        Type: 'DNS_PRIVATE',
        Properties: {
          DnsProperties: { HostedZoneId: hostedZone, SOA: { TTL: 15 } },
          HttpProperties: { HttpName: name },
        },
        CreateDate: createdAt,
        ResourceOwner: account.id,
      })),
      NextToken: page.next,
    }
  },
})

export const listServices = operation<ListServicesCommandInput, ListServicesCommandOutput>({
  members: ['NextToken', 'MaxResults', 'Filters'],
  answer({ NextToken, MaxResults, Filters = [] }, { account }) {
    const found = account.directory.services.filter((service) =>
      Filters.every((filter) => {
        if (filter.Name === 'NAMESPACE_ID') return passes(filter, service.namespaceId)
        throw new SimulationGap('ServiceDiscovery.ListServices', `the filter ${filter.Name}`)
      }),
    )
    const page = pageOf(found, {
      token: NextToken,
      wished: MaxResults,
      size: account.pageSizes.instances,
      invalid: 'InvalidInput',
    })
    return {
      Services: page.items.map(({ id, arn, name }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        Type: 'DNS_HTTP',
        DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 10 }] },
        CreateDate: account.born,
        ResourceOwner: account.id,
      })),
      NextToken: page.next,
    }
  },
})
