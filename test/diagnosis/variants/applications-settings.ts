import { minute } from '../../../sandbox/account/clock.ts'
import { all, given, python, silent, started } from './applications-change.ts'
import type { Variant, Variants } from './variant.ts'

const states = (name: string, values: readonly string[], signals?: readonly ('traces' | 'metrics')[]): Variant[] =>
  values.map((value) => ({
    name: `${name}=${value}`,
    change: all(given({ [name]: value }), silent(signals)),
    confidence: 'confirmed' as const,
  }))

const traceback = (error: string): string => `Traceback (most recent call last):\n  File "_load.py", line 171\n${error}`
const setup = 'opentelemetry.instrumentation.auto_instrumentation'

/** A line that a service wrote within a trace of its caller, as other loggers than Python's have it. */
const traced = (fields: Record<string, unknown>): string =>
  JSON.stringify({
    level: 'INFO',
    message: 'POST /tasks 200',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    ...fields,
    service: 'agent-api',
  })

/** Settings of an SDK that keep it from sending, and what SDKs say about them. */
export const settingsVariants: Variants = {
  'sdk-disabled': states('OTEL_SDK_DISABLED', ['true', 'True', ' TRUE ']),
  'traces-exporter-off': states('OTEL_TRACES_EXPORTER', ['none', 'console', 'None', 'logging,console'], ['traces']),
  'metrics-exporter-off': states('OTEL_METRICS_EXPORTER', ['none', 'console', 'logging'], ['metrics']),
  'sampler-off': [
    ...states('OTEL_TRACES_SAMPLER', ['always_off', 'parentbased_always_off'], ['traces']),
    {
      name: 'a ratio of 0',
      change: all(given({ OTEL_TRACES_SAMPLER_ARG: '0' }), silent(['traces'])),
      confidence: 'confirmed',
    },
    {
      name: 'a ratio of 0.0 that follows no parent',
      change: all(given({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.0' }), silent(['traces'])),
      confidence: 'confirmed',
    },
  ],
  'sampler-invalid': [
    {
      name: 'Python, name',
      change: given({ OTEL_TRACES_SAMPLER: 'bogus' }, 'agent-api'),
      applications: [python('WARNING', 'opentelemetry.sdk.trace.sampling', "Couldn't recognize sampler bogus.")],
      confidence: 'confirmed',
    },
    {
      name: 'Python, ratio, plain text',
      change: given({ OTEL_TRACES_SAMPLER_ARG: 'ten' }, 'agent-api'),
      applications: ['WARNING:opentelemetry.sdk.trace.sampling:Could not convert TRACES_SAMPLER_ARG to float.'],
      confidence: 'confirmed',
    },
    {
      name: 'Python before 1.2x',
      change: given({ OTEL_TRACES_SAMPLER: 'ratio' }, 'agent-api'),
      applications: [
        python(
          'WARNING',
          'opentelemetry.sdk._configuration',
          "Using default sampler. Failed to initialize custom sampler, ratio: Requested component 'ratio' not found in entry points for 'opentelemetry_traces_sampler'",
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      change: given({ OTEL_TRACES_SAMPLER: 'on' }, 'agent-api'),
      applications: [
        'io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException: Unrecognized value for otel.traces.sampler: on',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      change: given({ OTEL_TRACES_SAMPLER: 'probabilistic' }, 'agent-api'),
      applications: ['OTEL_TRACES_SAMPLER value "probabilistic" invalid, defaulting to "parentbased_always_on".'],
      confidence: 'confirmed',
    },
    { name: 'only the variable', change: given({ OTEL_TRACES_SAMPLER_ARG: '25' }), confidence: 'likely' },
  ],
  'parent-not-sampled': [
    {
      name: "Java's MDC",
      change: silent(['traces'], 'agent-api'),
      applications: [traced({ trace_flags: '00' })],
      confidence: 'likely',
    },
    {
      name: 'a boolean as text',
      applications: [traced({ otelTraceID: '4bf92f3577b34da6a3ce929d0e0e4736', otelTraceSampled: 'false' })],
      confidence: 'likely',
    },
    {
      name: 'the header itself in a line',
      applications: [
        'INFO request headers: {"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"}',
      ],
      confidence: 'likely',
    },
  ],
  'provider-set-twice': [
    {
      name: 'Python',
      applications: [python('WARNING', 'opentelemetry.trace', 'Overriding of current TracerProvider is not allowed')],
      confidence: 'confirmed',
    },
    {
      name: 'Python, metrics, plain text',
      applications: ['Overriding of current MeterProvider is not allowed'],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      applications: ['Error: @opentelemetry/api: Attempted duplicate registration of API: trace'],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      applications: [
        'java.lang.IllegalStateException: GlobalOpenTelemetry.set has already been called. GlobalOpenTelemetry.set must be called only once before any calls to GlobalOpenTelemetry.get.',
      ],
      confidence: 'confirmed',
    },
  ],
  'exporter-package-missing': [
    {
      name: 'Python, within a traceback',
      applications: [
        python('ERROR', setup, 'Failed to auto initialize OpenTelemetry', {
          exc_info: traceback(
            "RuntimeError: Requested component 'otlp' not found in entry point 'opentelemetry_traces_exporter'",
          ),
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Python before 1.1x, a line of its own',
      applications: [
        "RuntimeError: Requested component 'otlp_proto_http' not found in entry points for 'opentelemetry_metrics_exporter'",
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      applications: [
        'io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException: otel.traces.exporter set to "otlp" but opentelemetry-exporter-otlp not found on classpath. Make sure to add it as a dependency.',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'an import in own code',
      applications: ["ModuleNotFoundError: No module named 'opentelemetry.exporter.otlp'"],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript, and no trace of it arrives',
      change: silent(['traces'], 'agent-api'),
      applications: ['Exporter "otlp" requested through environment variable is unavailable.'],
      confidence: 'likely',
    },
  ],
  'otlp-protocol-unknown': [
    {
      name: 'Python',
      change: given({ OTEL_EXPORTER_OTLP_PROTOCOL: 'http' }, 'agent-api'),
      applications: [
        python('ERROR', setup, 'Failed to auto initialize OpenTelemetry', {
          exc_info: traceback("RuntimeError: Unsupported OTLP protocol 'http' is configured"),
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java does not have http/json',
      change: given({ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' }, 'agent-api'),
      applications: [
        'io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException: Unsupported OTLP traces protocol: http/json',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      change: given({ OTEL_EXPORTER_OTLP_PROTOCOL: 'protobuf' }, 'agent-api'),
      applications: ['Unsupported OTLP traces protocol: protobuf. Using http/protobuf.'],
      confidence: 'confirmed',
    },
    {
      name: 'only the variable, and no trace of it arrives',
      change: all(given({ OTEL_EXPORTER_OTLP_PROTOCOL: 'GRPC/protobuf' }), silent()),
      confidence: 'likely',
    },
  ],
  'sdk-setup-failed': [
    {
      name: 'Python, JSON',
      applications: [
        python('ERROR', setup, 'Failed to auto initialize OpenTelemetry', {
          exc_info: traceback("ImportError: cannot import name 'X' from 'opentelemetry.sdk'"),
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Python before 0.4x, plain text',
      applications: ['Failed to auto initialize opentelemetry', 'Traceback (most recent call last):'],
      confidence: 'confirmed',
    },
    {
      name: 'the configurator',
      applications: [
        python('ERROR', `${setup}._load`, 'Configuration of aws_configurator failed', {
          exc_info: traceback('ValueError: invalid literal'),
        }),
      ],
      confidence: 'confirmed',
    },
  ],
  'exporter-lost-by-fork': [
    {
      name: 'gunicorn by its variable',
      change: all(given({ GUNICORN_CMD_ARGS: '--preload --workers 4' }), silent()),
      confidence: 'likely',
    },
    {
      name: 'uWSGI',
      change: all(started(['uwsgi', '--http', ':8000', '--master', '--workers', '3']), silent()),
      confidence: 'likely',
    },
    {
      name: 'Celery',
      change: all(started(['celery', '-A', 'agent', 'worker', '-c', '4']), silent()),
      confidence: 'likely',
    },
    {
      name: 'a shell around gunicorn',
      change: all(started(['sh', '-c', 'opentelemetry-instrument gunicorn --preload app:app']), silent()),
      confidence: 'likely',
    },
  ],
  'service-name-missing': [
    {
      name: 'the name of the process behind it',
      change(world) {
        given({ OTEL_SERVICE_NAME: undefined })(world)
        const since = new Date(world.production.clock.now().getTime() - 30 * minute)
        world.production.conditions.push({
          kind: 'called',
          service: 'agent-worker',
          as: 'unknown_service:python',
          since,
        })
      },
      confidence: 'confirmed',
    },
    {
      name: 'named in its variables, so that it must be another one',
      change({ production }) {
        const since = new Date(production.clock.now().getTime() - 30 * minute)
        production.conditions.push({ kind: 'called', service: 'agent-worker', as: 'unknown_service', since })
      },
      confidence: 'confirmed',
    },
    {
      name: 'two lack a name',
      change(world) {
        for (const service of ['agent-worker', 'agent-api']) given({ OTEL_SERVICE_NAME: undefined }, service)(world)
        const since = new Date(world.production.clock.now().getTime() - 30 * minute)
        world.production.conditions.push({ kind: 'called', service: 'agent-api', as: 'unknown_service:java', since })
      },
      confidence: 'likely',
    },
  ],
}
