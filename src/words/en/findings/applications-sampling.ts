import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What keeps spans from being made or kept, and under which name they go. */
export const sampling = {
  'sdk-disabled': {
    name: 'SDK switched off',
    title: (service, { value }) =>
      say`The SDK of ${code(service)} is switched off by ${code(`OTEL_SDK_DISABLED=${value}`)}`,
    means: say`The SDK makes no spans, metrics or log records at all. Trace ids in its log lines are zeros.`,
    shows: say`Nothing is written about it. Other services that it calls begin traces of their own.`,
    fix: (service) =>
      say`Set ${code('OTEL_SDK_DISABLED=false')} in the task definition of ${code(service)} and deploy it.`,
    prevent: say`Declare the variable for every service in one Terraform local; verify compares it after each deploy.`,
  },
  'sampler-off': {
    name: 'Sampler keeps no trace',
    title: (service, { sampler }) => say`The sampler ${code(sampler)} of ${code(service)} keeps none of its traces`,
    means: say`Spans are made and thrown away in the process. Trace ids exist and are marked as not sampled, and what it calls follows that decision.`,
    shows: say`Nothing is written about it. Log lines carry trace ids with ${code('otelTraceSampled')} false.`,
    fix: (service) =>
      say`Set ${code('OTEL_TRACES_SAMPLER=parentbased_traceidratio')} with ${code('OTEL_TRACES_SAMPLER_ARG')} above 0 in the task definition of ${code(service)}, and deploy it.`,
    prevent: say`Make the ratio one Terraform variable with a validation that it is above 0.`,
  },
  'sampler-invalid': {
    name: 'Sampler is not valid',
    title: (service, { sampler }) =>
      say`${code(service)} asks for the sampler ${code(sampler)}, which its SDK does not know`,
    means: say`Python and JavaScript fall back to a sampler that keeps every trace, at its price. Java does not start its SDK.`,
    shows: say`At its start the SDK writes ${code("Couldn't recognize sampler")}, ${code('Could not convert TRACES_SAMPLER_ARG to float.')} or ${code('Failed to initialize sampler')}; Java writes ${code('Unrecognized value for otel.traces.sampler')}.`,
    fix: (service) =>
      say`Correct ${code('OTEL_TRACES_SAMPLER')} (for example ${code('parentbased_traceidratio')}) and ${code('OTEL_TRACES_SAMPLER_ARG')} (a number from 0 to 1) of ${code(service)}, and deploy it.`,
    prevent: say`Validate both values in Terraform.`,
  },
  'parent-not-sampled': {
    name: 'Caller does not sample',
    title: (service, { share }) =>
      say`A caller tells ${service} not to sample: ${share} of the newest lines are in traces that nobody keeps`,
    means: say`The service follows the decision in the ${code('traceparent')} header. A proxy, a gateway or a browser in front of it says 00, so these traces are dropped though its own sampler keeps all.`,
    shows: say`Nothing fails. Only requests that come by this way lack traces; their log lines carry a trace id that is not sampled.`,
    fix: (service) =>
      say`Turn sampling on in what calls ${service}. If the caller cannot be trusted with that, use a sampler at the edge that does not follow parents: ${code('OTEL_TRACES_SAMPLER=traceidratio')}.`,
    prevent: say`Let the first service behind the load balancer decide, and remove ${code('traceparent')} of callers from outside.`,
  },
  'exporter-lost-by-fork': {
    name: 'Exporter lost by a fork',
    title: (service, { command }) =>
      say`The workers of ${code(service)} (${code(command)}) make spans that nobody sends`,
    means: say`The server loads the application and then forks. The thread that exports stays in the parent process; a worker collects spans and metrics until it ends.`,
    shows: say`Nothing is written about it. Log lines carry sampled trace ids that X-Ray does not have.`,
    fix: (service) =>
      say`Set the SDK of ${code(service)} up in each worker: in ${code('post_fork')} of gunicorn, ${code('@postfork')} of uWSGI, ${code('worker_process_init')} of Celery. Or start gunicorn without ${code('--preload')}.`,
    prevent: say`Let the canary and verify look for traces of each service after a change of its command.`,
  },
  'service-name-missing': {
    name: 'Service without a name',
    title: (service, { name }) => say`Telemetry of ${code(service)} goes by the name ${code(name)}`,
    means: say`Everything arrives, under a name that no query, dashboard or alarm looks for; several such services become one.`,
    shows: say`X-Ray shows a node ${code('unknown_service')}.`,
    fix: (service) => say`Set ${code('OTEL_SERVICE_NAME')} in the task definition of ${code(service)} and deploy it.`,
    prevent: say`Take the name from the service's own resource in Terraform, so that none is without.`,
  },
} satisfies Partial<FindingWords<'applications'>>
