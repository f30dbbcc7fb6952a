import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What keeps an SDK from having an exporter that sends. */
export const exporter = {
  'traces-exporter-off': {
    name: 'Traces go to no exporter',
    title: (service, { value }) => say`${code(service)} sends no traces: ${code(`OTEL_TRACES_EXPORTER=${value}`)}`,
    means: say`Spans are made and go nowhere, or are printed to the container's own output.`,
    shows: say`Nothing fails. Metrics of the same service may well arrive.`,
    fix: (service) =>
      say`Set ${code('OTEL_TRACES_EXPORTER=otlp')} in the task definition of ${code(service)} and deploy it.`,
    prevent: say`Declare the variable for every service in one Terraform local; verify compares it after each deploy.`,
  },
  'metrics-exporter-off': {
    name: 'Metrics go to no exporter',
    title: (service, { value }) => say`${code(service)} sends no metrics: ${code(`OTEL_METRICS_EXPORTER=${value}`)}`,
    means: say`The SDK measures nothing, or prints it to the container's own output. Its alarms see no data.`,
    shows: say`Nothing fails. Traces of the same service may well arrive.`,
    fix: (service) =>
      say`Set ${code('OTEL_METRICS_EXPORTER=otlp')} in the task definition of ${code(service)} and deploy it.`,
    prevent: say`Declare the variable for every service in one Terraform local; verify compares it after each deploy.`,
  },
  'provider-set-twice': {
    name: 'SDK is set up twice',
    title: (service, { provider }) =>
      say`${code(service)} sets its ${code(provider)} twice, and the second one is ignored`,
    means: say`The first set-up wins. Exporters, sampler and resource of the second one, often those that were meant, never get any data.`,
    shows: say`At its start the SDK writes ${code('Overriding of current TracerProvider is not allowed')}; JavaScript writes ${code('Attempted duplicate registration of API')}, Java ${code('GlobalOpenTelemetry.set has already been called')}.`,
    fix: (service) =>
      say`Choose one in ${code(service)}: start it under auto-instrumentation (${code('opentelemetry-instrument')}) without own set-up, or keep the set-up in code and start it without.`,
    prevent: say`Keep the set-up of the SDK in one place of the code, and test that it runs once.`,
  },
  'exporter-package-missing': {
    name: 'Exporter is not in the image',
    title: (service, { component }) => say`The image of ${code(service)} lacks the exporter ${code(component)}`,
    means: say`The variables name an exporter that is not installed, so the SDK is not set up, or the application does not start.`,
    shows: say`At its start it writes ${code("Requested component 'otlp' not found in entry point")}, ${code('No module named')}, or in Java ${code('not found on classpath')}.`,
    fix: (service, { component }) =>
      say`Add the package of ${code(component)} to the image of ${code(service)} (Python: ${code('opentelemetry-exporter-otlp')}; Java: ${code('opentelemetry-exporter-otlp')}; JavaScript: ${code('@opentelemetry/exporter-trace-otlp-grpc')}), build it and deploy.`,
    prevent: say`Start the image once in CI with the variables of production, and look for this text.`,
  },
  'otlp-protocol-unknown': {
    name: 'Protocol of OTLP is not known',
    title: (service, { protocol }) => say`The SDK of ${code(service)} does not know the protocol ${code(protocol)}`,
    means: say`The SDK ends its set-up with an error, or takes another protocol than the port that it sends to.`,
    shows: say`At its start it writes ${code("Unsupported OTLP protocol '…' is configured")}, or ${code('Unsupported OTLP traces protocol')}.`,
    fix: (service) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_PROTOCOL')} of ${code(service)} to ${code('grpc')} with port 4317, or to ${code('http/protobuf')} with port 4318, and deploy it. Python and Java do not have ${code('http/json')}.`,
    prevent: say`Take protocol and port from one Terraform local.`,
  },
  'sdk-setup-failed': {
    name: 'SDK could not be set up',
    title: (service, { error }) => say`The SDK of ${code(service)} could not be set up: ${code(error)}`,
    means: say`Auto-instrumentation ended with an error and swallowed it: the application runs, and nothing of it is observed.`,
    shows: say`At its start it writes ${code('Failed to auto initialize OpenTelemetry')} or ${code('Configuration of configurator failed')} with a traceback.`,
    fix: (service) =>
      say`Read the end of the traceback in the log of ${code(service)}: mostly packages whose versions do not belong together, or a variable with a value that the SDK does not take. Mend it, build and deploy.`,
    prevent: say`Pin all OpenTelemetry packages to one release, and start the image once in CI with the variables of production.`,
  },
} satisfies Partial<FindingWords<'applications'>>
