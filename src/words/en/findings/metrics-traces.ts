import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

type Kinds =
  | 'traces-indexed-in-part'
  | 'annotation-not-indexed'
  | 'traces-before-window'
  | 'collector-drops-traces'
  | 'tail-sampling-split'

/** Traces that are not found, though nothing failed. */
export const metricsTraces: Pick<FindingWords<'metrics'>, Kinds> = {
  'traces-indexed-in-part': {
    name: 'Only a part of the traces is indexed',
    title: (_environment, { percent, count }) =>
      say`Transaction Search indexes ${percent} of the spans: ${count} traces are in the trace list, all are in ${code('aws/spans')}`,
    means: say`With Transaction Search every span is stored in the log group ${code('aws/spans')}, and a share of them is indexed as trace summaries, by default 1 %. The console's trace list and GetTraceSummaries show only these.`,
    shows: say`Spans of a service are in ${code('aws/spans')}, and the trace list has none or few.`,
    fix: () =>
      say`Search the spans in ${code('aws/spans')} (this bot does), or raise the share of the indexing rule ${code('Default')}; indexed spans cost more.`,
    prevent: say`Say in the runbook where traces are looked for.`,
  },
  'annotation-not-indexed': {
    name: 'A group searches an attribute that is not indexed',
    title: (group, { attribute }) =>
      say`The X-Ray group ${code(group)} searches the annotation ${code(attribute)}, which awsxray does not make`,
    means: say`awsxray makes annotations only of the attributes in ${code('indexed_attributes')}; all others are metadata, which cannot be searched. Attributes of the resource are named ${code('otel.resource.')} and their key, and dots are kept.`,
    shows: say`Traces carry the attribute under metadata, and the group or filter finds none.`,
    fix: (group, { attribute }) =>
      say`Add ${code(attribute)} to ${code('indexed_attributes')} of awsxray and deploy, or correct the name in the filter of ${code(group)}: a key with dots is written ${code('annotation[agent.id]')}.`,
    prevent: say`Make groups and ${code('indexed_attributes')} from one Terraform local. A trace has room for 50 annotations.`,
  },
  'traces-before-window': {
    name: 'The traces are older than the window',
    title: (environment, { last }) => say`The newest trace of ${code(environment)} is of ${last}, before the window`,
    means: say`Traces arrive and are kept for 30 days, but the last quarter of an hour has none: nothing was asked of the services, or what they send is lost since then. Nothing that I see says that it is lost.`,
    shows: say`A wider window shows traces, the last minutes none, and neither SDK nor collector complains.`,
    fix: () =>
      say`Send a request and look again after a minute, or ask for a wider window, as with ${code('traces --last 24h')}.`,
    prevent: say`Let the canary send a trace on a schedule, so that silence means something.`,
  },
  'collector-drops-traces': {
    name: 'The collector drops the traces',
    title: (_subject, { processor, share }) => say`${code(processor)} in the collector drops ${share} of the spans`,
    means: say`The receiver takes the spans, and a sampler or filter between it and the exporters leaves them out. That is its work, so nothing counts as failed.`,
    shows: say`${code('otelcol_receiver_accepted_spans')} is far above ${code('otelcol_exporter_sent_spans')}, with no failures.`,
    fix: (_subject, { processor }) =>
      say`Look at the conditions of ${code(processor)}: a filter drops what matches, a sampler keeps its share (${code('sampling_percentage')} is in percent). Mend or remove it, and deploy.`,
    prevent: say`Sample in the SDK where possible, and alarm on sent against accepted spans.`,
  },
  'tail-sampling-split': {
    name: 'Tail sampling over several collectors',
    title: (service, { processor, tasks }) =>
      say`${code(processor)} needs whole traces, but the ${tasks} tasks of ${code(service)} each get a part`,
    means: say`Each task decides on the spans that it has. The spans of one trace come from several services over several connections, so tasks decide differently and traces are kept in part.`,
    shows: say`Traces with missing services; ${code('otelcol_exporter_sent_spans')} is below accepted, with no failures.`,
    fix: (service) =>
      say`Put a first tier with the exporter ${code('load_balancing')} (${code('routing_key: traceID')}) before ${code(service)}, or run one task, or sample in the SDK.`,
    prevent: say`Sample in the SDK with ${code('parentbased_traceidratio')}, which needs no whole traces.`,
  },
}
