import type { Kind } from '../../src/diagnosis/kinds.ts'
import { taken } from './aws-answers.ts'
import type { ExportCase } from './export-case.ts'

type Exporter = ExportCase['exporter']

const exporters = ['awsxray', 'awsemf', 'awscloudwatchlogs', 'otlp_http'] as const

/** Names that Go's resolver refuses without asking anybody: one with an empty part, and one of RFC 7686. */
const [noName, noAddress] = ['us-nowhere-1..example.com', 'us-nowhere-1.onion']

const hosts: Readonly<Record<Exporter, string>> = {
  awsxray: 'xray',
  awsemf: 'logs',
  awscloudwatchlogs: 'logs',
  otlp_http: 'otlp-gateway-prod',
}

const at = (exporter: Exporter, domain: string) => ({ settings: { endpoint: `https://${hosts[exporter]}.${domain}` } })

const ofAws = (aws: Kind, gateway: Kind) => (exporter: Exporter) => (exporter === 'otlp_http' ? gateway : aws)

type Way = {
  name: string
  kind(exporter: Exporter): Kind
  of(exporter: Exporter): Pick<ExportCase, 'answers' | 'tls' | 'settings'>
  only?: readonly Exporter[]
  confidence?: 'likely'
}

const ways: readonly Way[] = [
  {
    name: 'no-name',
    kind: ofAws('aws-name-unresolved', 'grafana-name-unresolved'),
    of: (exporter) => at(exporter, noName),
  },
  {
    name: 'no-address',
    kind: ofAws('aws-name-unresolved', 'grafana-name-unresolved'),
    of: (exporter) => at(exporter, noAddress),
  },
  {
    // Port 9 is that of discard, at which nothing listens.
    name: 'refused',
    kind: ofAws('aws-endpoint-refused', 'grafana-unreachable'),
    of: () => ({ settings: { endpoint: 'http://127.0.0.1:9' } }),
  },
  { name: 'untrusted', kind: () => 'export-tls-untrusted', of: () => ({ answers: () => taken, tls: true }) },
  {
    name: 'hang',
    kind: () => 'aws-endpoint-timeout',
    of: () => ({ answers: () => 'hang', settings: { request_timeout_seconds: 1 } }),
    only: ['awsxray', 'awsemf', 'awscloudwatchlogs'],
    confidence: 'likely',
  },
  {
    // With the exporters' own patience: the five seconds of an export are over before the thirty of a request.
    name: 'hang-longer',
    kind: () => 'aws-endpoint-timeout',
    of: () => ({ answers: () => 'hang' }),
    only: ['awsxray', 'awsemf', 'awscloudwatchlogs'],
    confidence: 'likely',
  },
  {
    name: 'reset',
    kind: ofAws('aws-endpoint-refused', 'grafana-unreachable'),
    of: () => ({ answers: () => 'reset' }),
  },
  {
    name: 'proxy',
    kind: () => 'export-proxy-fails',
    of: (exporter) => ({
      settings: {
        [exporter === 'otlp_http' ? 'proxy_url' : 'proxy_address']: 'http://127.0.0.1:9',
        endpoint: `https://${hosts[exporter]}.${noAddress}`,
      },
    }),
  },
]

/** What the network does, to each exporter. */
export const networkCases: readonly ExportCase[] = ways.flatMap(({ name, kind, of, only = exporters, confidence }) =>
  only.map((exporter) => ({
    name: `${exporter.replace('aws', '')}-${name}`,
    exporter,
    kind: kind(exporter),
    ...of(exporter),
    ...(confidence && { confidence }),
  })),
)
