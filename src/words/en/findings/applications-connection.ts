import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What happens between a service and the collector. */
export const connection = {
  'collector-name-unresolved': {
    name: "The collector's name does not resolve",
    title: (host, { services }) => say`${code(host)} does not resolve for ${services}`,
    means: say`The SDKs find no address to send to: the name is not registered in Cloud Map, the namespace does not belong to their VPC, or the VPC's DNS is off. All their telemetry is lost.`,
    shows: say`The SDK writes ${code('Domain name not found')}, ${code('Name or service not known')}, ${code('no such host')} or ${code('ENOTFOUND')}.`,
    fix: (host) =>
      say`See that the namespace and the service of ${code(host)} exist in Cloud Map and hold the collector's tasks, that the private hosted zone belongs to the services' VPC, and that the VPC has ${code('enableDnsSupport')} and ${code('enableDnsHostnames')}. With Service Connect the clients must be in its namespace, too.`,
    prevent: say`Make the endpoint of the Cloud Map resources in Terraform, so that one cannot change without the other.`,
  },
  'collector-ingress-closed': {
    name: 'Security group of the collector is closed',
    title: (group, { port, services }) =>
      say`${code(group)} of the collector does not let ${services} in on port ${port}`,
    means: say`Packets are dropped without an answer, so that each export waits for its deadline and is lost. Connections from before the rule was removed may live on for a while.`,
    shows: say`The SDK writes only ${code('StatusCode.DEADLINE_EXCEEDED')} after ten seconds, or by HTTP ${code('Failed to export span batch due to timeout, max retries or shutdown.')}`,
    fix: (group, { port, from }) =>
      say`Add an ingress rule to ${code(group)}: TCP ${port} from the security group ${code(from)}. Then look at the egress rules of ${code(from)}.`,
    prevent: say`Keep the rule in Terraform beside the service, by security group and never by address.`,
  },
  'sdk-collector-refused': {
    name: 'Connection to the collector refused',
    title: (target, { services }) => say`Nothing listens at ${code(target)}, where telemetry is sent by ${services}`,
    means: say`The address is reachable but no process listens on that port: the SDK retries for a few seconds and drops what it has.`,
    shows: say`The SDK writes ${code('Connection refused')} beside ${code('Failed to export')}.`,
    fix: (target) =>
      say`See that ${code(target)} is the collector's address and port (gRPC 4317, HTTP 4318) in ${code('OTEL_EXPORTER_OTLP_ENDPOINT')}, and that the collector's receiver is bound to ${code('0.0.0.0')}.`,
    prevent: say`Give every service the endpoint from one Terraform local, and let verify run after each deploy.`,
  },
  'sdk-export-times-out': {
    name: 'Exports run into their deadline',
    title: (target, { services }) => say`No answer from ${code(target)} for ${services} before the deadline`,
    means: say`Packets vanish on their way, or the collector takes too long. Each export waits for about ten seconds, then its data is lost.`,
    shows: say`The SDK writes ${code('StatusCode.DEADLINE_EXCEEDED')}, ${code('Read timed out')} or ${code('context deadline exceeded')}, and nothing else.`,
    fix: (target) =>
      say`Look at the egress rules of the services, at the network ACLs of both subnets, and whether ${code(target)} has an address that no running task has any more. If the collector's CPU is at its limit, give it more or a second task.`,
    prevent: say`Let the canary send from inside the VPC: it times DNS, TCP and OTLP one by one.`,
  },
  'sdk-data-refused': {
    name: 'The collector refuses data for want of memory',
    title: (collector, { services }) =>
      say`${code(collector)} refuses the data of ${services}: its memory is above the limit`,
    means: say`The memory limiter takes nothing until memory is freed. SDKs try again for some seconds, then drop what they have.`,
    shows: say`The SDK writes ${code('data refused due to high memory usage')}; ${code('otelcol_processor_memory_limiter_refused_spans')} rises.`,
    fix: (collector) =>
      say`Look first for an exporter of ${code(collector)} that is slow or fails, since what it holds fills the memory. Then give the task more memory and the limiter a higher ${code('limit_mib')}, or run another task.`,
    prevent: say`Alarm on refused data, which comes before memory reaches 80 %.`,
  },
  'sdk-queue-full': {
    name: "The SDK's queue is full",
    title: (service, { size }) =>
      say`${code(service)} makes more spans than its queue of ${size} holds, and drops the rest`,
    means: say`Spans end faster than the batch processor sends them. What does not fit is lost, in bursts.`,
    shows: say`The SDK writes ${code('Queue full, dropping Span.')}; JavaScript writes ${code('spans because maxQueueSize reached')}.`,
    fix: (service) =>
      say`Raise ${code('OTEL_BSP_MAX_QUEUE_SIZE')} and lower ${code('OTEL_BSP_SCHEDULE_DELAY')} of ${code(service)}, or sample less of it, and deploy it.`,
    prevent: say`Watch ${code('otel.sdk.processor.span.queue.size')}, which the SDK reports with ${code('OTEL_PYTHON_SDK_INTERNAL_METRICS_ENABLED=true')}.`,
  },
  'sdk-signal-unimplemented': {
    name: 'The collector takes no such signal',
    title: (collector, { signal, services }) =>
      say`${code(collector)} has no pipeline that takes ${signal} by OTLP, which ${services} send`,
    means: say`The receiver offers only the signals that a pipeline of the running configuration takes from it. The data is dropped without another attempt.`,
    shows: say`The SDK writes ${code('StatusCode.UNIMPLEMENTED')} with ${code('unknown service opentelemetry.proto.collector')}, or 404 by HTTP. The collector starts without a complaint.`,
    fix: (collector, { signal }) =>
      say`Add a pipeline ${code(signal)} with the receiver ${code('otlp')} under ${code('service.pipelines')} of ${code(collector)} and deploy it, or set ${code(`OTEL_${signal.toUpperCase()}_EXPORTER=none`)} in the services.`,
    prevent: say`Let the canary send every signal after each deploy.`,
  },
  'sdk-request-too-large': {
    name: 'Request larger than the collector takes',
    title: (service, { size, limit }) =>
      say`${code(service)} sends requests of ${size} bytes; the collector takes ${limit}`,
    means: say`The whole batch is refused and dropped, mostly in bursts or with large attributes.`,
    shows: say`The SDK writes ${code('StatusCode.RESOURCE_EXHAUSTED')} with ${code('received message larger than max')}.`,
    fix: (service) =>
      say`Lower ${code('OTEL_BSP_MAX_EXPORT_BATCH_SIZE')} of ${code(service)} (default 512) or limit its attributes with ${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')}; or raise ${code('max_recv_msg_size_mib')} of the collector's OTLP receiver.`,
    prevent: say`Set a limit on the length of attribute values for every service.`,
  },
  'sdk-compression-unknown': {
    name: 'The collector cannot unpack what is sent',
    title: (service, { encoding }) =>
      say`${code(service)} compresses with ${code(encoding)}, which the collector's receiver does not know`,
    means: say`Every request is refused and dropped.`,
    shows: say`The SDK writes ${code('Decompressor is not installed for grpc-encoding')}.`,
    fix: (service) => say`Set ${code('OTEL_EXPORTER_OTLP_COMPRESSION=gzip')} for ${code(service)} and deploy it.`,
    prevent: say`Declare the variable for every service in one Terraform local.`,
  },
  'sdk-export-failed': {
    name: 'Exports of an SDK fail',
    title: (service, { error }) => say`Exports of ${code(service)} fail: ${code(error)}`,
    means: say`The SDK gives its data up for a reason that is not among the known causes.`,
    shows: say`The SDK writes ${code('Failed to export')} with the reason.`,
    fix: (service) =>
      say`Read the reason in the log of ${code(service)}. An answer of the collector (INTERNAL, 500) has its cause in the collector's own log; a certificate, a header or a proxy has it in the service's variables.`,
    prevent: say`Let the canary send after each deploy, and add a cause for this text.`,
  },
} satisfies Partial<FindingWords<'applications'>>
