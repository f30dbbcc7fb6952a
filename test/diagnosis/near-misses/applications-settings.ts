import { all, given, python, silent, started, wanted } from '../variants/applications-change.ts'
import type { NearMisses } from '../variants/variant.ts'

const unsampled = JSON.stringify({
  levelname: 'INFO',
  message: 'POST /tasks 200',
  otelTraceID: '4bf92f3577b34da6a3ce929d0e0e4736',
  otelTraceSampled: false,
  service: 'agent-api',
})
const outside = JSON.stringify({
  levelname: 'INFO',
  message: 'started',
  otelTraceID: '0',
  otelSpanID: '0',
  otelTraceSampled: false,
  service: 'agent-api',
})
const preload = started(['gunicorn', 'app:app', '--preload'])

/** Settings of SDKs that are unusual and right, and lines that mean nothing. */
export const settingsNearMisses: NearMisses = {
  'sdk-disabled': [
    { name: 'only true switches off', change: given({ OTEL_SDK_DISABLED: '0' }) },
    { name: 'empty', change: given({ OTEL_SDK_DISABLED: '' }) },
    {
      name: 'the environment wants it so',
      change: all(given({ OTEL_SDK_DISABLED: 'true' }), silent(), wanted({ OTEL_SDK_DISABLED: 'true' })),
    },
  ],
  'traces-exporter-off': [
    { name: 'printed besides', change: given({ OTEL_TRACES_EXPORTER: 'console,otlp' }) },
    { name: "Python's longer name", change: given({ OTEL_TRACES_EXPORTER: 'otlp_proto_http' }) },
    {
      name: 'the environment wants it so',
      change: all(given({ OTEL_TRACES_EXPORTER: 'none' }), wanted({ OTEL_TRACES_EXPORTER: 'none' })),
    },
  ],
  'metrics-exporter-off': [
    { name: 'another exporter besides', change: given({ OTEL_METRICS_EXPORTER: 'otlp,console' }) },
    { name: 'scraped', change: given({ OTEL_METRICS_EXPORTER: 'prometheus' }) },
  ],
  'sampler-off': [
    { name: 'one in a hundred', change: all(given({ OTEL_TRACES_SAMPLER_ARG: '0.01' }), silent(['traces'])) },
    {
      name: 'off but for sampled parents, whose traces arrive',
      change: given({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }),
    },
    {
      name: 'the sampler of X-Ray',
      change: all(
        given({ OTEL_TRACES_SAMPLER: 'xray', OTEL_TRACES_SAMPLER_ARG: 'endpoint=http://localhost:2000' }),
        silent(['traces']),
      ),
    },
  ],
  'sampler-invalid': [
    {
      name: 'ADOT for JavaScript has its own xray',
      change: given({ OTEL_TRACES_SAMPLER: 'xray' }, 'agent-api'),
      applications: [
        'OTEL_TRACES_SAMPLER value "xray invalid, defaulting to always_on".',
        'OTEL_TRACES_SAMPLER value "xray" invalid, defaulting to "parentbased_always_on".',
      ],
    },
    {
      name: 'a line of the revision before, whose sampler was another one',
      applications: [python('WARNING', 'opentelemetry.sdk.trace.sampling', "Couldn't recognize sampler bogus.")],
    },
    {
      name: 'a sampler of their own, and no complaint',
      change: given({
        OTEL_TRACES_SAMPLER: 'jaeger_remote',
        OTEL_TRACES_SAMPLER_ARG: 'endpoint=http://localhost:14250',
      }),
    },
  ],
  'parent-not-sampled': [
    {
      name: 'another service samples one in a hundred',
      change: given({ OTEL_TRACES_SAMPLER_ARG: '0.01' }, 'agent-web'),
      applications: [unsampled],
    },
    { name: 'a line outside of any span', applications: [outside] },
    {
      name: 'a header of a caller that is sampled',
      applications: ['traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    },
  ],
  'provider-set-twice': [
    {
      name: 'instrumented twice, which does no harm',
      applications: [
        python(
          'WARNING',
          'opentelemetry.instrumentation.instrumentor',
          'Attempting to instrument while already instrumented',
        ),
      ],
    },
  ],
  'exporter-package-missing': [
    { name: 'the sampler is not there', faults: ['sampler-invalid'], finds: 'sampler-invalid' },
    {
      name: 'JavaScript says so though it has one, and its traces arrive',
      applications: ['Exporter "otlp" requested through environment variable is unavailable.'],
    },
    { name: 'another module', applications: ["ModuleNotFoundError: No module named 'agent_tools'"] },
  ],
  'otlp-protocol-unknown': [
    {
      name: 'by HTTP in JSON',
      change: all(
        given({
          OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.agent-prod.local:4318',
        }),
        silent(),
      ),
    },
    {
      name: 'a line of the revision before',
      applications: ['Unsupported OTLP traces protocol: protobuf. Using http/protobuf.'],
    },
  ],
  'sdk-setup-failed': [
    {
      name: 'it says exactly what is missing',
      applications: [
        python(
          'ERROR',
          'opentelemetry.instrumentation.auto_instrumentation',
          'Failed to auto initialize OpenTelemetry',
          {
            exc_info:
              "Traceback\nRuntimeError: Requested component 'otlp' not found in entry point 'opentelemetry_traces_exporter'",
          },
        ),
      ],
      finds: 'exporter-package-missing',
    },
  ],
  'exporter-lost-by-fork': [
    { name: 'its traces arrive', change: preload },
    {
      name: 'workers that load the application themselves',
      change: all(started(['gunicorn', 'app:app', '--workers', '4']), silent()),
    },
    {
      name: 'switched off',
      change: all(preload, given({ OTEL_SDK_DISABLED: 'true' }), silent()),
      finds: 'sdk-disabled',
    },
  ],
  'service-name-missing': [
    {
      name: 'named by its attributes',
      change: given({
        OTEL_SERVICE_NAME: undefined,
        OTEL_RESOURCE_ATTRIBUTES: 'service.name=agent-worker,team=agents',
      }),
    },
    { name: 'named in its code, since its traces have its name', change: given({ OTEL_SERVICE_NAME: undefined }) },
  ],
}
