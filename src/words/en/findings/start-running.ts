import type { Rich } from '../../../rich.ts'
import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const pipelineMissing = (signal: string, proto: string, variable: string) => ({
  name: `No pipeline for ${signal}`,
  title: (_collector: string, { service: sender }: { service: string }): Rich =>
    say`The collector has no pipeline for ${signal}, and ${code(sender)} sends them`,
  means: say`Without a pipeline the receiver does not offer the service at all: what is sent is refused and lost.`,
  shows: say`The collector starts clean. The SDKs write ${code('UNIMPLEMENTED')} with ${code(`unknown service opentelemetry.proto.collector.${proto}`)}, or by HTTP ${code('404')}.`,
  fix: (): Rich =>
    say`Add a ${code(signal)} pipeline with the receiver ${code('otlp')} to ${code('service.pipelines')}, or set ${code(`${variable}=none`)} for the services, and deploy.`,
  prevent: say`Keep the exporters that services declare and the collector's pipelines in one Terraform module.`,
})

/** Configurations with which a collector runs, and which are wrong. */
export const startRunning = {
  'limiter-percentage-on-fargate': {
    name: 'A memory limit in percent on Fargate',
    title: (_service, { component, limit }) =>
      say`${code(component)} limits memory to ${limit} % of the wrong total, and the task runs out of memory`,
    means: say`A Fargate task does not see its own limit: percentages count from the machine's memory, so the limiter never begins to refuse and the container is killed.`,
    shows: say`${code('OutOfMemoryError')} and exit code 137, without a line of the limiter before.`,
    fix: (_service, { component }) =>
      say`Replace ${code('limit_percentage')} of ${code(component)} by ${code('limit_mib: 800')} and ${code('spike_limit_mib: 160')} for a task of 1024 MiB, set ${code('GOMEMLIMIT=640MiB')}, and deploy.`,
    prevent: say`Work the limits out from the task's memory in Terraform.`,
  },
  'limiter-not-first': {
    name: 'The memory limiter comes too late',
    title: (pipeline, { before }) => say`In ${code(pipeline)} the memory limiter stands after ${code(before)}`,
    means: say`What ${code('batch')} holds cannot be refused any more, and its senders were told that it arrived. The limiter then only burns CPU with forced collections.`,
    shows: say`${code('Memory usage is above')} again and again, CPU near 100 %, refused data.`,
    fix: (pipeline) =>
      say`Put ${code('memory_limiter')} before everything that holds data in ${code(pipeline)}, ${code('batch')} last, and deploy.`,
    prevent: say`Let a test of the template check the order in every pipeline.`,
  },
  'limiter-limit-too-low': {
    name: 'The memory limit is too low',
    title: (limiter, { limit, memory }) =>
      say`${code(limiter)} refuses data at ${limit} MiB, though the task has ${memory} MiB`,
    means: say`An idle collector needs 110 to 150 MB already. The limiter refuses data, and runs the garbage collector without end, while most of the memory is free.`,
    shows: say`${code('Memory usage is above')} while the memory of the task stays low; the SDKs get ${code('data refused due to high memory usage')}.`,
    fix: (limiter) =>
      say`Set ${code('limit_mib')} of ${code(limiter)} to about 80 % of the task's memory and ${code('spike_limit_mib')} to a fifth of that, and deploy.`,
    prevent: say`Work the limits out from the task's memory in Terraform.`,
  },
  'receiver-on-localhost': {
    name: 'The receiver listens on localhost',
    title: (receiver, { endpoint }) =>
      say`${code(receiver)} listens on ${code(endpoint)}, so no other task can reach it`,
    means: say`Since v0.104 a receiver without an endpoint listens on localhost only. The collector is healthy, and everything from outside its task is refused.`,
    shows: say`${code('Starting GRPC server')} or ${code('Starting HTTP server')} with a loopback address; the SDKs write ${code('Connection refused')}.`,
    fix: (receiver, { port }) =>
      say`Set the endpoint of ${code(receiver)} to ${code(`0.0.0.0:${port}`)} and deploy. Let the security group decide who may connect.`,
    prevent: say`Write the endpoint of each protocol out, and let verify follow the data after each deploy.`,
  },
  'traces-pipeline-missing': pipelineMissing('traces', 'trace.v1.TraceService', 'OTEL_TRACES_EXPORTER'),
  'metrics-pipeline-missing': pipelineMissing('metrics', 'metrics.v1.MetricsService', 'OTEL_METRICS_EXPORTER'),
  'logs-pipeline-missing': pipelineMissing('logs', 'logs.v1.LogsService', 'OTEL_LOGS_EXPORTER'),
  'exporter-unused': {
    name: 'An exporter that no pipeline uses',
    title: (exporter, { signal }) => say`${code(exporter)} is configured, but no ${signal} pipeline sends to it`,
    means: say`Defining an exporter does nothing by itself. The data goes to what the pipelines name, and only there.`,
    shows: say`Nothing fails: the collector accepts the data, and the backend stays empty.`,
    fix: (exporter, { pipeline, exporters }) =>
      say`Add ${code(exporter)} to the exporters of ${code(`service.pipelines.${pipeline}`)} (now ${code(exporters)}) and deploy.`,
    prevent: say`Remove exporters that are not used, and let verify read back from the backends after each deploy.`,
  },
  'emf-not-to-cloudwatch': {
    name: 'awsemf does not send to CloudWatch',
    title: (exporter, { found }) =>
      say`${code(exporter)} has ${code('output_destination')} ${code(found)}, so no metric reaches CloudWatch`,
    means: say`With ${code('stdout')} the events are only printed; with anything but ${code('cloudwatch')} or ${code('stdout')} they go nowhere. Either way they count as sent.`,
    shows: say`No call fails. The events stand in the collector's own log, or nowhere.`,
    fix: (exporter) => say`Remove ${code('output_destination')} from ${code(exporter)} and deploy.`,
    prevent: say`Use another exporter to look at data: ${code('debug')}.`,
  },
  'emf-option-dropped': {
    name: 'awsemf leaves an option out',
    title: (exporter, { option, problem }) => say`${code(exporter)} ignores ${code(option)} (${code(problem)})`,
    means: say`awsemf drops a declaration without ${code('metric_name_selectors')}, and a descriptor whose unit CloudWatch does not know, and goes on without it. The metrics are then missing, or have another unit.`,
    shows: say`Newer versions say nothing; older ones ${code('Dropped metric declaration.')} or ${code('Dropped unsupported metric descriptor.')}`,
    fix: (exporter, { option }) =>
      say`Complete ${code(option)} of ${code(exporter)}: a declaration needs selectors, a descriptor a unit such as ${code('Count')}, ${code('Milliseconds')} or ${code('None')}. Then deploy.`,
    prevent: say`Look for each declared metric in CloudWatch after a change, as ${code('otel metrics')} lists them.`,
  },
} satisfies Partial<FindingWords<'start'>>
