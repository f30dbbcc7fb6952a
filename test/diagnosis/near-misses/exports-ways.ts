import { addEndpoint, endpointsInsteadOfNat } from '../../../sandbox/faults/exports/endpoints.ts'
import { dropping, putSegments, today } from '../variants/exporter-lines.ts'
import { cutOff, defaultRoute, egress, giveCollector, route, together } from '../variants/exports-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const xray = (error: string) => today('awsxray', 'traces', error)

const post = 'Post "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces"'

/** Ways out that are as they should be, or closed for another reason. */
export const exportsWayNearMisses: NearMisses = {
  'egress-route-missing': [
    {
      name: 'endpoints for all that is needed',
      change: together(({ production }) => endpointsInsteadOfNat(production), cutOff),
    },
    { name: 'the way out is a transit gateway', change: together(defaultRoute('tgw-0a1b2c3d4e5f60718'), cutOff) },
    {
      name: 'endpoints of another VPC, behind a transit gateway',
      change: together(defaultRoute(undefined), route('10.0.0.0/8', 'tgw-0a1b2c3d4e5f60718'), cutOff),
    },
    {
      name: 'the way out is a proxy',
      change: together(defaultRoute(undefined), giveCollector({ HTTPS_PROXY: 'http://proxy.internal:3128' }), cutOff),
    },
    { name: 'no way is to be seen, and yet it sends', change: defaultRoute(undefined) },
    { name: 'a NAT gateway, and nothing arrives', change: cutOff },
  ],
  'egress-rule-missing': [
    { name: 'HTTPS to the endpoints alone', change: together(egress({ group: 'sg-00000000000000001' }), cutOff) },
    {
      name: 'every port to anywhere by TCP',
      change: together(egress({ fromPort: 0, toPort: 65_535, cidr: '0.0.0.0/0' }), cutOff),
    },
  ],
  'vpc-endpoint-closed': [
    {
      name: 'an endpoint that lets the collector in',
      change: together(({ production }) => addEndpoint(production, 'xray'), cutOff),
    },
    {
      name: 'an endpoint that lets in by addresses',
      change: together(({ production }) => {
        addEndpoint(production, 'logs', { closed: true })
        production.securityGroups.at(-1)?.rules.push({
          id: 'sgr-3',
          egress: false,
          protocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          cidr: '10.0.0.0/16',
          description: '',
        })
      }, cutOff),
    },
    {
      name: 'an endpoint that seems closed, and yet it sends',
      change: ({ production }) => addEndpoint(production, 'xray', { closed: true }),
    },
    {
      name: 'an endpoint that is not used, for want of private DNS',
      change: together(
        ({ production }) => addEndpoint(production, 'xray', { closed: true, privateDns: false }),
        cutOff,
      ),
    },
  ],
  'aws-endpoint-timeout': [
    {
      name: 'a task that stops ends what it was sending',
      collector: [
        xray(
          `operation error ${putSegments}, https response error StatusCode: 0, RequestID: , canceled, context canceled`,
        ),
      ],
    },
    { name: 'the gateway cannot be reached', faults: ['grafana-unreachable'], finds: 'grafana-unreachable' },
    { name: 'routes say why', faults: ['egress-route-missing'], finds: 'egress-route-missing' },
    { name: 'batches say why', faults: ['xray-batch-too-large'], finds: 'xray-batch-too-large' },
  ],
  'aws-endpoint-refused': [
    {
      name: 'the gateway refuses connections',
      collector: [
        today(
          'otlp_http/grafana',
          'traces',
          `no more retries left: ${post}: dial tcp 34.120.1.7:443: connect: connection refused`,
          dropping,
        ),
      ],
      finds: 'grafana-unreachable',
    },
  ],
  'aws-name-unresolved': [
    { name: "the gateway's name", faults: ['grafana-name-unresolved'], finds: 'grafana-name-unresolved' },
  ],
  'export-tls-untrusted': [
    {
      name: 'a handshake that nobody answers',
      collector: [
        xray(
          `operation error ${putSegments}, https response error StatusCode: 0, RequestID: , request send failed, Post "https://xray.us-east-1.amazonaws.com/TraceSegments": net/http: TLS handshake timeout`,
        ),
      ],
      finds: 'aws-endpoint-timeout',
    },
  ],
  'export-proxy-fails': [
    { name: 'a proxy that works', change: giveCollector({ HTTPS_PROXY: 'http://proxy.internal:3128' }) },
    { name: 'no proxy is there', faults: ['aws-endpoint-refused'], finds: 'aws-endpoint-refused' },
  ],
}
