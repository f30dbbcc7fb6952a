import type { FactValues } from './facts/schemas.ts'
import type { ExportFailure } from './lines/export-failure.ts'
import type { Proof } from './proof.ts'

type Egress = FactValues['egress']
type Subnet = Egress['subnets'][number]
type Definition = FactValues['collectorTaskDefinition']

/** The port on which AWS and gateways of the internet take telemetry. */
const https = 443

const covers = ({ protocol, fromPort, toPort }: Egress['rules'][number], port: number): boolean =>
  protocol === '-1' || (/^(tcp|6)$/.test(protocol) && fromPort <= port && port <= toPort)

/** @returns whether a subnet leads to the internet, or to somewhere that we do not follow. */
const leadsAnywhere = ({ way }: Subnet, { publicIp }: Egress): boolean =>
  way === 'nat' || way === 'other' || (way === 'internet_gateway' && publicIp)

/** @returns the interface endpoint to which a service's ordinary name leads. */
const endpointFor = ({ endpoints }: Egress, service: string): Egress['endpoints'][number] | undefined =>
  endpoints.find((each) => each.service === service && each.available && each.privateDns)

/** @returns the subnets from which a service of AWS cannot be reached by any way that we see. */
export const subnetsWithout = (egress: Egress, service: string): Subnet[] =>
  endpointFor(egress, service) === undefined ? egress.subnets.filter((each) => !leadsAnywhere(each, egress)) : []

/** @returns the subnets from which nothing outside AWS can be reached. */
export const closedSubnets = (egress: Egress): Subnet[] => egress.subnets.filter((each) => !leadsAnywhere(each, egress))

/** @returns whether no rule of the collector's security groups lets HTTPS out. */
export const isHttpsClosed = ({ rules, groups }: Egress): boolean =>
  groups.length > 0 && !rules.some((rule) => covers(rule, https) && rule.peers.length > 0)

/** @returns the endpoint of a service whose security groups let nobody of the collector in on HTTPS. */
export const closedEndpoint = (egress: Egress, service: string): Egress['endpoints'][number] | undefined => {
  const endpoint = endpointFor(egress, service)
  if (endpoint === undefined || endpoint.groups.length === 0) return undefined
  const isOpen = egress.doors
    .filter((rule) => endpoint.groups.includes(rule.group) && covers(rule, https))
    // A range of addresses or a prefix list may well hold the collector.
    .some(({ peers }) => peers.some((peer) => !peer.startsWith('sg-') || egress.groups.includes(peer)))
  return isOpen ? undefined : endpoint
}

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY']

/** @returns the variable by which the collector is told to go through a proxy; then routes say nothing. */
export const proxyOf = (definition: Definition | undefined): { name: string; value: string } | undefined => {
  for (const { environment, secrets } of definition?.running.containers ?? [])
    for (const name of proxyVariables) {
      const value = environment[name] ?? secrets[name]
      if (value !== undefined) return { name, value }
    }
  return undefined
}

/** Services by the exporters that need them. Source: reference on the collector, VPC endpoints. */
export const neededServices: readonly (readonly [service: 'xray' | 'logs', name: string, types: readonly string[]])[] =
  [
    ['xray', 'X-Ray', ['awsxray']],
    ['logs', 'CloudWatch Logs', ['awsemf', 'awscloudwatchlogs']],
  ]

/** @returns whether nobody answered at all, as where there is no way. */
export const isUnanswered = ({ failure, connecting }: ExportFailure): boolean =>
  failure === 'no_route' || (failure === 'timed_out' && connecting)

/** @returns a subnet's way out as proof. */
export const wayProof = ({ subnet, way, through, routeTable }: Subnet): Proof =>
  way === 'blackhole' || way === 'internet_gateway'
    ? {
        kind: 'setting',
        source: 'egress',
        where: `${subnet} ${routeTable}`,
        name: '0.0.0.0/0',
        value: way === 'blackhole' ? `${through ?? ''} blackhole` : `${through ?? ''}`,
      }
    : { kind: 'absent', source: 'egress', what: '0.0.0.0/0', where: `${subnet} ${routeTable}` }
