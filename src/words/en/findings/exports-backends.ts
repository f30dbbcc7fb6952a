import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that X-Ray or CloudWatch Logs answered with an error. */
export const backends = {
  'xray-throttled': {
    name: 'X-Ray throttles',
    title: (exporter, { region }) => say`X-Ray in ${code(region)} takes fewer segments than ${code(exporter)} sends`,
    means: say`The account's quota of segments a second is used up. awsxray tries twice within one export and then drops the batch as a permanent error.`,
    shows: say`The collector writes ${code('ThrottledException: Rate exceeded')} with status 429 and ${code('Permanent error')}.`,
    fix: (_exporter, { region }) =>
      say`Sample less (${code('OTEL_TRACES_SAMPLER_ARG')}), or ask for a higher quota of X-Ray in ${code(region)}. More collectors or larger batches do not help. Sending OTLP to X-Ray instead has a queue and tries again.`,
    prevent: say`Alarm on the share of exports that succeed, and choose the sampling rate by the number of spans a second.`,
  },
  'logs-throttled': {
    name: 'CloudWatch Logs throttles',
    title: (exporters, { region }) =>
      say`CloudWatch Logs in ${code(region)} takes fewer calls than ${code(exporters)} makes`,
    means: say`The account's quota of calls a second is used up, maybe by others. awsemf does not try again: those metrics are lost.`,
    shows: say`The collector writes ${code('cwlog_client: Error occurs in PutLogEvents')} with ${code('ThrottlingException: Rate exceeded')}.`,
    fix: (exporters, { region }) =>
      say`Send fewer and larger calls: a longer ${code('timeout')} of the batch processor before ${code(exporters)}, fewer log streams. Ask for a higher quota of CloudWatch Logs in ${code(region)}.`,
    prevent: say`Watch ${code('ThrottleCount')} of ${code('AWS/Logs')}.`,
  },
  'xray-server-error': {
    name: 'X-Ray fails',
    title: (exporter, { status }) => say`X-Ray answers ${code(exporter)} with an error of its own (${status})`,
    means: say`The fault is on the side of AWS. awsxray tries twice within one export and then drops the batch, since it has no queue.`,
    shows: say`The collector writes ${code('exceeded maximum number of attempts')} with a status from 500 on.`,
    fix: (exporter) =>
      say`Look at the AWS Health Dashboard and wait; if it lasts, open a case with a request id from the line. Raise ${code('max_retries')} of ${code(exporter)} for short faults.`,
    prevent: say`Where no span may be lost, send OTLP to X-Ray by an exporter with a queue.`,
  },
  'logs-server-error': {
    name: 'CloudWatch Logs fails',
    title: (exporters, { status }) =>
      say`CloudWatch Logs answers ${code(exporters)} with an error of its own (${status})`,
    means: say`The fault is on the side of AWS. awsemf gives up after its tries and drops the events, since it has no queue.`,
    shows: say`The collector writes ${code('cwlog_client: Error occurs in PutLogEvents, will retry the request')} with ${code('ServiceUnavailableException')}.`,
    fix: (exporters) =>
      say`Look at the AWS Health Dashboard and wait; if it lasts, open a case with a request id from the line. Raise ${code('max_retries')} of ${code(exporters)} for short faults.`,
    prevent: say`Alarm on the share of exports that succeed, so that you hear of it first.`,
  },
  'xray-request-invalid': {
    name: 'X-Ray does not accept the request',
    title: (exporter, { code: error }) => say`X-Ray refuses what ${code(exporter)} sends: ${code(error)}`,
    means: say`The whole call is refused for what is in it, and dropped without another try.`,
    shows: say`The collector writes ${code('Permanent error')} with ${code('InvalidRequestException')} and status 400.`,
    fix: (exporter) =>
      say`Bring the collector to a current version; keep spans small (${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')}, ${code('OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT')}), and take ${code('index_all_attributes')} away from ${code(exporter)}. At level debug the collector writes what it sends.`,
    prevent: say`Set limits for spans in every service.`,
  },
  'logs-request-invalid': {
    name: 'CloudWatch Logs does not accept the request',
    title: (exporters, { code: error }) => say`CloudWatch Logs refuses what ${code(exporters)} sends: ${code(error)}`,
    means: say`The whole call is refused for what is in it, and dropped without another try.`,
    shows: say`The collector writes ${code('cwlog_client: Error occurs in PutLogEvents, will not retry the request')} with ${code('InvalidParameterException')}.`,
    fix: (exporters) =>
      say`Read what the message says about ${code(exporters)}: a stream's or group's name with characters that are not allowed, events that span more than 24 hours, or too many of them at once.`,
    prevent: say`Use fixed names for log groups and streams.`,
  },
  'xray-batch-too-large': {
    name: 'Batches for X-Ray are too large',
    title: (exporter, { size }) =>
      say`Batches of up to ${size} spans are more than ${code(exporter)} can send in its five seconds`,
    means: say`X-Ray takes 50 documents a call, and the calls of one batch follow one another. After 5 seconds the rest of the batch is dropped.`,
    shows: say`The collector writes ${code('context deadline exceeded')} while there is much to send, and part of the spans arrives.`,
    fix: (exporter) =>
      say`Set ${code('send_batch_size: 50')}, ${code('send_batch_max_size: 250')} and ${code('timeout: 1s')} in the batch processor before ${code(exporter)}.`,
    prevent: say`Give X-Ray a pipeline and a batch processor of its own.`,
  },
  'xray-segments-unprocessed': {
    name: 'X-Ray leaves out segments',
    title: (exporter, { code: error }) =>
      say`X-Ray takes the calls of ${code(exporter)} and leaves out segments: ${code(error)}`,
    means: say`The call succeeds, so that the spans count as sent, but X-Ray does not store them: a segment over 64 KB, or a trace over its limit.`,
    shows: say`No error is written. At level debug the collector writes X-Ray's response with ${code('UnprocessedTraceSegments')}.`,
    fix: () =>
      say`Make spans smaller: ${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')}, fewer events and indexed attributes; split long traces. Put the log level back to info.`,
    prevent: say`Set limits for spans in every service, and put no payloads into attributes.`,
  },
  'xray-trace-id-invalid': {
    name: 'The collector drops trace ids without a time',
    title: (exporter) => say`${code(exporter)} drops spans, since their trace ids have no time in them`,
    means: say`X-Ray once wanted the time in a trace id. OpenTelemetry's ids are random, and an old collector drops them; those of today do not look.`,
    shows: say`Nothing at level info. At level debug: ${code('Error translating span.')} with ${code('invalid xray traceid')}.`,
    fix: (exporter) =>
      say`Bring the collector to a version whose ${code(exporter)} takes such ids, or do not turn off its gate ${code('exporter.awsxray.skiptimestampvalidation')}.`,
    prevent: say`Keep the collector not older than a year.`,
  },
  'emf-log-group-missing': {
    name: 'The log group for metrics is missing',
    title: (group, { exporter }) =>
      say`The log group ${code(group)}, to which ${code(exporter)} writes metrics, does not exist`,
    means: say`awsemf writes metrics as events to that group. It is not there, and the exporter may not make it, so no metric arrives.`,
    shows: say`The collector writes ${code('ResourceNotFoundException: The specified log group does not exist.')}, or ${code('AccessDeniedException')} for ${code('logs:CreateLogGroup')}, which it calls only for a missing group.`,
    fix: (group) =>
      say`Make the log group ${code(group)} of class Standard in Terraform. Do not give the collector the right to make groups: such a group has no retention and no key.`,
    prevent: say`Take the name for group, exporter and policy from one Terraform local.`,
  },
  'otlp-log-group-missing': {
    name: 'The log group for log records is missing',
    title: (group, { exporter }) =>
      say`The log group ${code(group)}, to which ${code(exporter)} writes log records, does not exist`,
    means: say`Log records that the SDKs send by OTLP are tried again and then dropped. What the containers print is not affected.`,
    shows: say`At level info only: ${code('Exporting failed. Will retry the request after interval.')} with ${code('The specified log group does not exist.')}`,
    fix: (group) =>
      say`Make the log group ${code(group)} in Terraform, or correct ${code('log_group_name')} of the exporter.`,
    prevent: say`Take the name for group, exporter and policy from one Terraform local.`,
  },
  'emf-timestamps-rejected': {
    name: 'CloudWatch Logs does not take the times',
    title: (exporter) => say`${code(exporter)} sends events with times that CloudWatch Logs does not take`,
    means: say`Events older than 14 days or the group's retention, or more than 2 hours ahead, are not stored; the rest of their batch is given up with them.`,
    shows: say`The collector writes ${code('discard log entry with invalid timestamp')}, or that log events are ${code('too old')}, ${code('too new')} or ${code('expired')}.`,
    fix: (exporter) =>
      say`Find the service whose clock or unit of time is wrong by the time in the line, and correct it. Do not send old data through ${code(exporter)}.`,
    prevent: say`Let SDKs set the time of metrics; never set it from data.`,
  },
  'emf-event-too-large': {
    name: 'An event is cut off',
    title: (exporter, { size }) => say`${code(exporter)} cuts off an event of ${size} bytes`,
    means: say`The exporter cuts off what is larger than 256 KB. An EMF event that is cut off is no JSON any more, and CloudWatch takes no metric from it.`,
    shows: say`The collector writes ${code('the single log event size is larger than the max event payload allowed. Truncate the log event.')}, and ${code('EMFParsingErrors')} of ${code('AWS/Logs')} rises.`,
    fix: (exporter) =>
      say`Let ${code(exporter)} write fewer labels and metrics in one event: narrower ${code('metric_declarations')}, no payloads in attributes.`,
    prevent: say`Watch ${code('EMFParsingErrors')}; Terraform's alarm does.`,
  },
} satisfies Partial<FindingWords<'exports'>>
