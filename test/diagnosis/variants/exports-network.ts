import { console, dropping, older, putEvents, putSegments, retrying, today, v1 } from './exporter-lines.ts'
import { giveCollector } from './exports-changes.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const xray = 'https://xray.us-east-1.amazonaws.com/TraceSegments'

const logs = 'https://logs.us-east-1.amazonaws.com/'

const gateway = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces'

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

/** A failure of the network on the way to a gateway. */
const toGateway = (why: string): Variant[] => [
  {
    name: 'dropped, over HTTP',
    collector: [
      today(
        'otlp_http/grafana',
        'traces',
        `no more retries left: failed to make an HTTP request: Post "${gateway}": ${why}`,
        dropping,
      ),
    ],
    confidence: confirmed,
  },
  {
    name: 'dropped, under the old name and with old keys',
    collector: [
      older(
        'otlphttp',
        'metrics',
        `max elapsed time expired failed to make an HTTP request: Post "${gateway}": ${why}`,
        { msg: 'Exporting failed. No more retries left. Dropping data.' },
      ),
    ],
    confidence: confirmed,
  },
  {
    name: 'dropped, over gRPC on a console',
    collector: [
      console(
        'otlp_grpc/grafana',
        'traces',
        `no more retries left: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: ${why}"`,
        dropping,
      ),
    ],
    confidence: confirmed,
  },
]

const timeout = 'dial tcp 52.94.5.12:443: i/o timeout'

const untrusted = 'tls: failed to verify certificate: x509: certificate signed by unknown authority'

/** What keeps exporters from reaching what they export to, in several wordings. */
export const exportsNetworkVariants: Variants = {
  'aws-endpoint-timeout': [
    ...toAws(timeout),
    ...toAws('net/http: TLS handshake timeout').slice(0, 1),
    ...toAws(
      'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ).slice(1, 2),
    {
      name: "cut off by the exporter's own time limit",
      collector: [
        today(
          'awsxray',
          'traces',
          `operation error ${putSegments}, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
        ),
      ],
      confidence: 'likely',
    },
    {
      name: 'X-Ray gave up waiting',
      collector: [older('awsxray', 'traces', `Permanent error: ${v1('', '', 408)}`)],
      confidence: 'likely',
    },
  ],
  'aws-endpoint-refused': [
    ...toAws('dial tcp 127.0.0.1:5999: connect: connection refused'),
    ...toAws('read tcp 10.0.1.9:51234->10.0.1.8:443: read: connection reset by peer').slice(0, 1),
  ],
  'aws-name-unresolved': [
    ...toAws('dial tcp: lookup xray.us-east1.amazonaws.com on 10.0.0.2:53: no such host'),
    ...toAws(
      'dial tcp: lookup xray.us-east-1.amazonaws.com on 10.0.0.2:53: read udp 10.0.1.9:42171->10.0.0.2:53: i/o timeout',
    ).slice(0, 1),
    ...toAws('dial tcp: lookup xray.us-east-1.amazonaws.com: Temporary failure in name resolution').slice(0, 1),
  ],
  'export-tls-untrusted': [
    ...toAws(untrusted),
    ...toGateway(untrusted),
    ...toAws('x509: certificate has expired or is not yet valid').slice(1, 2),
  ],
  'export-proxy-fails': [
    ...toAws('proxyconnect tcp: dial tcp 10.0.9.10:3128: connect: connection refused'),
    ...toAws('Proxy Authentication Required')
      .slice(0, 1)
      .map((variant) => ({ ...variant, change: giveCollector({ https_proxy: 'http://proxy:3128' }) })),
    ...toGateway('proxyconnect tcp: dial tcp: lookup proxy.internal on 10.0.0.2:53: no such host').slice(0, 1),
  ],
  'grafana-name-unresolved': toGateway(
    'dial tcp: lookup otlp-gateway-prod-eu-wset-2.grafana.net on 10.0.0.2:53: no such host',
  ),
  'grafana-unreachable': [
    ...toGateway('dial tcp 34.120.1.7:443: i/o timeout'),
    ...toGateway('dial tcp 34.120.1.7:443: connect: connection refused').slice(0, 1),
    {
      name: 'tried again and again',
      collector: Array.from({ length: 4 }, () =>
        today(
          'otlp_http/grafana',
          'traces',
          `failed to make an HTTP request: Post "${gateway}": dial tcp 34.120.1.7:443: i/o timeout`,
          retrying,
        ),
      ),
    },
  ],
}
