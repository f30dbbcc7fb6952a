import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { all, given, python, sidecar, silent, wanted } from '../variants/applications-change.ts'
import type { NearMisses } from '../variants/variant.ts'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const protocol = 'OTEL_EXPORTER_OTLP_PROTOCOL'
const host = 'otel-collector.agent-prod.local'
const idle = silent()

/** Endpoints that are unusual and right. */
export const endpointNearMisses: NearMisses = {
  'endpoint-variable-missing': [
    {
      name: 'a collector in the same task',
      change: all(
        given({ [endpoint]: undefined }),
        sidecar('aws-otel-collector', 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0'),
        idle,
      ),
    },
    {
      name: 'one for each signal',
      change: all(
        given({
          [endpoint]: undefined,
          OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://${host}:4317`,
          OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `http://${host}:4317`,
        }),
        idle,
      ),
    },
    {
      name: 'as an option of the JVM',
      change: all(
        given({
          [endpoint]: undefined,
          JAVA_TOOL_OPTIONS: `-javaagent:/otel.jar -Dotel.exporter.otlp.endpoint=http://${host}:4317`,
        }),
        idle,
      ),
    },
    {
      name: 'from a secret',
      change: all(given({ [endpoint]: undefined }), idle, ({ production }) => {
        for (const { family, containerDefinitions = [] } of production.clusters.taskDefinitions)
          if (family === 'agent-worker')
            containerDefinitions[0]?.secrets?.push({
              name: endpoint,
              valueFrom: 'arn:aws:ssm:us-east-1:111111111111:parameter/agent-prod/otlp',
            })
      }),
    },
    { name: 'given in code, since all its traces arrive', change: given({ [endpoint]: undefined }) },
    {
      name: 'the environment asks for none',
      change: all(given({ [endpoint]: undefined }), idle, wanted({ [endpoint]: null })),
    },
    {
      name: 'nothing of the SDK is configured',
      change: all(given({ [endpoint]: undefined, OTEL_SDK_DISABLED: 'true' }), idle),
      finds: 'sdk-disabled',
    },
  ],
  'endpoint-host-wrong': [
    {
      name: 'a load balancer, and no error',
      change: all(given({ [endpoint]: 'http://otlp.agent-prod.internal:4317' }), idle),
    },
    {
      name: 'localhost with a collector beside it',
      change: all(
        given({ [endpoint]: 'http://localhost:4317' }),
        sidecar('collector', 'otel/opentelemetry-collector-contrib:0.156.0'),
        idle,
      ),
    },
    {
      name: 'the short name of Service Connect',
      change: all(given({ [endpoint]: 'http://otel-collector:4317' }), idle),
    },
    {
      name: 'the right name, which does not resolve',
      faults: ['collector-name-unresolved'],
      finds: 'collector-name-unresolved',
    },
  ],
  'endpoint-scheme-missing': [
    {
      name: 'told to be insecure',
      change: all(given({ [endpoint]: `${host}:4317`, OTEL_EXPORTER_OTLP_INSECURE: 'true' }), idle),
    },
    { name: 'this SDK takes it so, since all its traces arrive', change: given({ [endpoint]: `${host}:4317` }) },
  ],
  'endpoint-path-wrong': [
    {
      name: 'gRPC has no path',
      change: all(given({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://${host}:4317` }), idle),
    },
    {
      name: 'a slash at the end',
      change: all(given({ [endpoint]: `http://${host}:4318/`, [protocol]: 'http/protobuf' }), idle),
    },
    {
      name: 'a page of the application that is not there',
      applications: [
        '10.0.0.7 - "GET /favicon.ico HTTP/1.1" 404 Not Found',
        python('INFO', 'uvicorn.access', '"POST /v1/traces HTTP/1.1" 404'),
      ],
    },
  ],
  'grpc-exporter-at-http-port': [
    {
      name: 'HTTP at the port for HTTP',
      change: all(given({ [endpoint]: `http://${host}:4318`, [protocol]: 'http/protobuf' }), idle),
    },
    {
      name: 'this collector takes gRPC there',
      change: all(given({ [endpoint]: `http://${host}:4318` }), idle, ({ production }) => {
        const at = new Date(production.clock.now().getTime() - 60 * 60_000)
        changeConfig(
          production,
          ({ receivers }) => void Object.assign(receivers.otlp, { protocols: { grpc: { endpoint: '0.0.0.0:4318' } } }),
          at,
        )
      }),
    },
  ],
  'http-exporter-at-grpc-port': [
    {
      name: 'a server of somebody else that speaks no HTTP',
      applications: [
        python(
          'ERROR',
          'agent_api.tools',
          "requests.exceptions.ConnectionError: ('Connection aborted.', BadStatusLine('220 mail.example.com ESMTP'))",
        ),
      ],
    },
    { name: 'no protocol is set, as in Python', change: all(given({ [protocol]: undefined }), idle) },
  ],
  'tls-to-plaintext-receiver': [
    {
      name: 'the receiver has a certificate',
      change: all(given({ [endpoint]: `https://${host}:4317` }), idle, ({ production }) => {
        const at = new Date(production.clock.now().getTime() - 60 * 60_000)
        changeConfig(
          production,
          ({ receivers }) =>
            void Object.assign(receivers.otlp.protocols.grpc, {
              tls: { cert_file: '/certs/tls.crt', key_file: '/certs/tls.key' },
            }),
          at,
        )
      }),
    },
    {
      name: 'a certificate that nobody trusts',
      applications: [
        '2026/11/18 10:28:00 traces export: Post "https://otel-collector:4318/v1/traces": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ],
      finds: 'sdk-export-failed',
    },
    { name: 'an endpoint without a scheme', faults: ['endpoint-scheme-missing'], finds: 'endpoint-scheme-missing' },
  ],
}
