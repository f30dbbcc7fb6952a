import { defineFact } from './fact.ts'

export const instances = defineFact({
  name: 'instances',
  needs: [],
  fetch: ({ ports, environment }) =>
    ports.discovery.instances(environment.discoveryService, environment.discoveryNamespace),
  command: ({ discoveryService, discoveryNamespace, region }) =>
    discoveryNamespace === undefined
      ? `aws servicediscovery list-instances --region ${region} --service-id "$(aws servicediscovery list-services --region ${region} --query "Services[?Name=='${discoveryService}'].Id" --output text)"`
      : `aws servicediscovery discover-instances --namespace-name ${discoveryNamespace} --service-name ${discoveryService} --health-status ALL --region ${region}`,
})
