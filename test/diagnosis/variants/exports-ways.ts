import { addEndpoint, endpointsInsteadOfNat } from '../../../sandbox/faults/exports/endpoints.ts'
import { console, older, putEvents, putSegments, today } from './exporter-lines.ts'
import { cutOff, defaultRoute, egress, together, xraySilent } from './exports-changes.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const xray = 'https://xray.us-east-1.amazonaws.com/TraceSegments'

const logs = 'https://logs.us-east-1.amazonaws.com/'

const sent = (call: string, url: string, why: string) =>
  `operation error ${call}, exceeded maximum number of attempts, 2, https response error StatusCode: 0, RequestID: , request send failed, Post "${url}": ${why}`

/** A failure of the network, as each exporter of AWS words it. */
const toAws = (why: string): Variant[] => [
  { name: 'to X-Ray', collector: [today('awsxray', 'traces', sent(putSegments, xray, why))], confidence: confirmed },
  {
    name: "to X-Ray, the SDK's version 1 with old keys",
    collector: [
      older('awsxray/prod', 'traces', `RequestError: send request failed\ncaused by: Post "${xray}": ${why}`, {
        msg: 'Exporting failed. Try enabling retry_on_failure config option to retry on retryable errors',
      }),
    ],
    confidence: confirmed,
  },
  {
    name: 'to CloudWatch Logs, on a console',
    collector: [
      console('awsemf', 'metrics', sent(putEvents, logs, why), {
        msg: 'unexpectedly cannot cast PutLogEvents error into smithy.APIError.',
      }),
    ],
    confidence: confirmed,
  },
]

const timeout = 'dial tcp 52.94.5.12:443: i/o timeout'

/** Ways out that are closed, in several states. */
export const exportsWayVariants: Variants = {
  'egress-route-missing': [
    ...toAws(timeout).map((variant) => ({
      ...variant,
      change: together(defaultRoute(undefined), xraySilent, ({ production }) => {
        production.conditions.push({ kind: 'export_fails', exporter: 'awsemf', says: () => [], since: new Date(0) })
        production.conditions.push({
          kind: 'export_fails',
          exporter: 'awscloudwatchlogs',
          says: () => [],
          since: new Date(0),
        })
      }),
    })),
    {
      name: 'the NAT gateway is gone, and with it everything that the collector says',
      change: together(defaultRoute('nat-0a1b2c3d4e5f60718', 'blackhole'), cutOff),
      confidence: 'likely',
    },
    {
      name: 'an internet gateway for tasks without public addresses',
      change: together(defaultRoute('igw-0a1b2c3d4e5f60718'), cutOff),
      confidence: 'likely',
    },
    {
      name: 'an endpoint without private DNS',
      change: ({ production }) => {
        endpointsInsteadOfNat(production, { without: ['xray'] })
        addEndpoint(production, 'xray', { privateDns: false })
        xraySilent({ production } as Parameters<typeof xraySilent>[0])
      },
      confidence: 'likely',
    },
  ],
  'egress-rule-missing': [
    { name: 'no rule at all', change: together(egress(), cutOff), confidence: 'likely' },
    {
      name: 'rules for other ports',
      change: together(
        egress({ fromPort: 4317, toPort: 4318, cidr: '10.0.0.0/16' }, { fromPort: 80, toPort: 80, cidr: '0.0.0.0/0' }),
        cutOff,
      ),
      confidence: 'likely',
    },
    {
      name: 'rules for UDP only',
      change: together(egress({ protocol: 'udp', fromPort: 0, toPort: 65_535, cidr: '0.0.0.0/0' }), cutOff),
      confidence: 'likely',
    },
    {
      name: 'and the last lines said so',
      collector: [today('awsxray', 'traces', sent(putSegments, xray, timeout))],
      change: together(egress(), ({ production: account }) => {
        for (const exporter of ['awsxray', 'awsemf', 'awscloudwatchlogs'] as const)
          account.conditions.push({ kind: 'export_fails', exporter, says: () => [], since: new Date(0) })
      }),
      confidence: 'likely',
    },
  ],
  'vpc-endpoint-closed': [
    ...toAws('dial tcp 10.0.1.112:443: i/o timeout')
      .slice(0, 2)
      .map((variant) => ({
        ...variant,
        change: together(({ production }) => addEndpoint(production, 'xray', { closed: true }), xraySilent),
      })),
    {
      name: 'nothing is said',
      change: together(({ production }) => addEndpoint(production, 'xray', { closed: true }), xraySilent),
      confidence: 'likely',
    },
    {
      name: 'another group is let in',
      change: together(({ production }) => {
        addEndpoint(production, 'xray', { closed: true })
        const rule = {
          id: 'sgr-2',
          egress: false,
          protocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          group: 'sg-00000000000000001',
          description: '',
        }
        production.securityGroups.at(-1)?.rules.push(rule)
      }, xraySilent),
      confidence: 'likely',
    },
  ],
}
