import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports for which no connection comes about. */
export const network = {
  'egress-route-missing': {
    name: 'The subnets have no way to AWS',
    title: (subnets, { services }) => say`From ${code(subnets)} no route and no VPC endpoint leads to ${services}`,
    means: say`Tasks in these subnets cannot reach what they export to, so every export runs into its time limit and is dropped. Where the way to CloudWatch Logs is missing, the collector's own log and metrics stop, too.`,
    shows: say`The collector writes ${code('dial tcp')} with ${code('i/o timeout')}, or nothing at all when its log leaves by the same way.`,
    fix: (subnets, { endpoints }) =>
      say`Give ${code(subnets)} a default route to a NAT gateway, or make the interface endpoints ${code(endpoints)} with private DNS and a security group that lets the collector in on port 443.`,
    prevent: say`Make each exporter and its endpoint in one Terraform change; a subnet without NAT needs an endpoint for every service that its tasks call.`,
  },
  'egress-rule-missing': {
    name: 'The security group lets no HTTPS out',
    title: (groups) => say`No egress rule of ${code(groups)} lets the collector out on port 443`,
    means: say`Security groups drop what no rule allows, without an answer. Every export runs into its time limit, and the collector's log and own metrics do not leave either.`,
    shows: say`Exports end with ${code('i/o timeout')} or ${code('context deadline exceeded')}; often the log just stops.`,
    fix: (groups) =>
      say`Add an egress rule for TCP 443 to ${code(groups)}: to ${code('0.0.0.0/0')} where the way is a NAT gateway, or to the security group of the VPC endpoints.`,
    prevent: say`Keep egress rules in Terraform beside the exporters that need them.`,
  },
  'vpc-endpoint-closed': {
    name: 'A VPC endpoint does not let the collector in',
    title: (endpoint, { service }) =>
      say`The security groups of the VPC endpoint ${code(endpoint)} do not let the collector reach ${service}`,
    means: say`With private DNS every call to the service goes to the endpoint, even where a NAT gateway would do. The endpoint's security group drops it without an answer.`,
    shows: say`The collector writes ${code('dial tcp')} with an address of the VPC, and ${code('i/o timeout')}.`,
    fix: (_endpoint, { groups, collector }) => say`Let ${code(groups)} take TCP 443 from ${code(collector)}.`,
    prevent: say`Make the endpoint's ingress rules from the list of all groups whose tasks use it.`,
  },
  'aws-endpoint-timeout': {
    name: 'AWS does not answer',
    title: (services, { hosts }) => say`${services} does not answer the collector at ${code(hosts)}`,
    means: say`Something on the way drops the packets. Routes, endpoints and security groups, as far as they can be read, do not say what. Exports run into their time limit and are dropped.`,
    shows: say`The collector writes ${code('exceeded maximum number of attempts')} with ${code('i/o timeout')} or ${code('context deadline exceeded')}.`,
    fix: (_services, { hosts }) =>
      say`Look for what stands between the collector's subnets and ${code(hosts)}: network ACLs (TCP 443 out, ports 1024 to 65535 back), a firewall's list of allowed names, a transit gateway. VPC flow logs with ${code('REJECT')} show where.`,
    prevent: say`Let the canary run after each change of the network.`,
  },
  'aws-endpoint-refused': {
    name: 'The address for AWS refuses connections',
    title: (exporters, { hosts }) => say`Nothing listens at ${code(hosts)}, where ${code(exporters)} sends its data`,
    means: say`Endpoints of AWS never refuse a connection. The exporter's ${code('endpoint')}, a proxy or a name of one's own leads to something else.`,
    shows: say`The collector writes ${code('connect: connection refused')} beside the address that it called.`,
    fix: (exporters, { hosts }) =>
      say`Take ${code('endpoint')} out of the configuration of ${code(exporters)}, and ${code('AWS_ENDPOINT_URL')} out of its variables, or start what should listen at ${code(hosts)}.`,
    prevent: say`Set endpoints of one's own only in environments for tests.`,
  },
  'aws-name-unresolved': {
    name: 'The name of an AWS service does not resolve',
    title: (services, { hosts }) => say`The collector cannot resolve ${code(hosts)}, the name of ${services}`,
    means: say`Without an address there is no call: exports fail at once and are dropped.`,
    shows: say`The collector writes ${code('dial tcp: lookup')} with ${code('no such host')} or a time-out of the name server.`,
    fix: (_services, { region }) =>
      say`See that the exporter's ${code('region')} is spelt as AWS does, as in ${code(region)}, that the VPC has ${code('enableDnsSupport')} on, and that its DHCP options name a server that knows ${code('amazonaws.com')}.`,
    prevent: say`Take the region from ${code('AWS_REGION')} instead of writing it down again.`,
  },
  'export-tls-untrusted': {
    name: 'The certificate is not trusted',
    title: (exporters, { hosts }) =>
      say`${code(exporters)} does not trust the certificate that it is shown for ${code(hosts)}`,
    means: say`Something on the way opens TLS with a certificate of its own, such as a proxy that inspects, or the gateway's CA is private. The collector's image trusts public CAs alone.`,
    shows: say`The collector writes ${code('tls: failed to verify certificate: x509: certificate signed by unknown authority')}, or that the name or the time does not fit.`,
    fix: (exporters, { hosts }) =>
      say`Let ${code(hosts)} pass the proxy without inspection; or bring the CA into the container and name it: ${code('tls.ca_file')} of ${code(exporters)} for OTLP, ${code('SSL_CERT_FILE')} or ${code('certificate_file_path')} for exporters of AWS.`,
    prevent: say`Reach AWS through VPC endpoints, which no proxy inspects.`,
  },
  'export-proxy-fails': {
    name: 'The proxy does not let exports through',
    title: (exporters, { proxy }) => say`The proxy named in ${code(proxy)} does not let ${code(exporters)} through`,
    means: say`The collector is told to send everything through a proxy. That is not there, does not allow the host, or wants a login.`,
    shows: say`The collector writes ${code('proxyconnect tcp')} or ${code('Proxy Authentication Required')}.`,
    fix: (exporters, { proxy }) =>
      say`Correct the address and login in ${code(proxy)}, or take it away. ${code('NO_PROXY')} alone does not help exporters of AWS, which do not heed it: set ${code('proxy_address')} of ${code(exporters)} instead.`,
    prevent: say`Reach AWS through VPC endpoints, without a proxy.`,
  },
} satisfies Partial<FindingWords<'exports'>>
