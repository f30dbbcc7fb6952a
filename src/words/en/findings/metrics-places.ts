import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

type Kinds =
  | 'metric-namespace-differs'
  | 'alarm-dimensions-differ'
  | 'metric-not-listed-yet'
  | 'first-metrics-on-their-way'
  | 'exporter-region-differs'
  | 'emf-group-infrequent-access'
  | 'metric-cardinality'

/** Metrics that exist, or will, but not where or as they are asked for. */
export const metricsPlaces: Pick<FindingWords<'metrics'>, Kinds> = {
  'metric-namespace-differs': {
    name: 'Metrics go to another namespace',
    title: (exporter, { wanted, found }) =>
      say`${code(exporter)} publishes in the namespace ${code(found)}, but everybody reads ${code(wanted)}`,
    means: say`The metrics exist, under a name that no dashboard, alarm or command looks at. Without a ${code('namespace')} awsemf takes ${code('service.namespace/service.name')}, or ${code('default')}.`,
    shows: say`Nothing fails: exports succeed, and the expected namespace stays empty.`,
    fix: (exporter, { wanted }) =>
      say`Set ${code('namespace')} of ${code(exporter)} to ${code(wanted)} and deploy the collector.`,
    prevent: say`Let exporter, alarms, dashboard and bot read the namespace from one Terraform local.`,
  },
  'alarm-dimensions-differ': {
    name: 'An alarm asks for dimensions that are not published',
    title: (alarm, { metric, wanted, found }) =>
      say`${code(alarm)} watches ${code(metric)} with the dimensions ${code(wanted)}, but it is published with ${code(found)}`,
    means: say`CloudWatch compares the whole set of dimensions: one more, one less or one spelled otherwise is another metric. The alarm sees no data, whatever happens.`,
    shows: say`ListMetrics shows the metric with other dimensions; the alarm is ${code('INSUFFICIENT_DATA')}, or stays OK where missing data is not breaching.`,
    fix: (alarm, { metric, wanted, found }) =>
      say`Give ${code(alarm)} a set that exists, such as ${code(found)}, or declare ${code(wanted)} for ${code(metric)} in ${code('metric_declarations')} of awsemf.`,
    prevent: say`Set ${code('dimension_rollup_option: NoDimensionRollup')} and declare each set, and make alarms from the same Terraform local.`,
  },
  'metric-not-listed-yet': {
    name: 'A new metric is not listed yet',
    title: (metric, { namespace }) =>
      say`${code(metric)} is new and may not be listed in ${code(namespace)} for some minutes yet`,
    means: say`ListMetrics, and with it the console's search, shows a new metric up to 15 minutes after its first data point. Its data can be read by its name before.`,
    shows: say`The EMF events hold the metric, ListMetrics does not, and CloudWatch counts no EMF errors.`,
    fix: (metric) => say`Wait a quarter of an hour, or read ${code(metric)} by name and dimensions now.`,
    prevent: say`Test new metrics by GetMetricData and not by a list.`,
  },
  'first-metrics-on-their-way': {
    name: 'The first metrics are still on their way',
    title: (namespace, { deployed }) =>
      say`Services were deployed ${deployed} ago, so ${code(namespace)} may have nothing yet`,
    means: say`An SDK exports once a minute, the collector batches for some seconds, CloudWatch needs a minute or two to make metrics of an event, and awsemf drops the first point of a cumulative counter.`,
    shows: say`Nothing in the namespace for the first minutes after a start, and no error.`,
    fix: (namespace) =>
      say`Wait five minutes and look at ${code(namespace)} again. If it stays empty, ask me again: then it is something else.`,
    prevent: say`For tests shorten ${code('OTEL_METRIC_EXPORT_INTERVAL')}, which is in milliseconds.`,
  },
  'exporter-region-differs': {
    name: 'The collector writes to another region',
    title: (service, { wanted, found, exporters }) =>
      say`${code(exporters)} of ${code(service)} writes to ${code(found)}, but everybody looks in ${code(wanted)}`,
    means: say`Traces, metrics and their log group are complete, in a region in which nobody looks. Its costs arise there, too.`,
    shows: say`Nothing fails: exports succeed, and the expected region stays empty.`,
    fix: (service, { wanted, exporters }) =>
      say`Set ${code(`region: ${wanted}`)} in ${code(exporters)}, or ${code(`AWS_REGION=${wanted}`)} for ${code(service)} where the configuration reads it, and deploy.`,
    prevent: say`Write the region into the configuration from Terraform, and let the task role's policy name it: then a wrong one is refused instead of silent.`,
  },
  'emf-group-infrequent-access': {
    name: 'The log group of metrics is not of the standard class',
    title: (group, { class: kind }) =>
      say`${code(group)} is of the class ${code(kind)}, and CloudWatch makes no metrics of its events`,
    means: say`awsemf hands metrics to CloudWatch as log events. Groups of this class have only a part of what CloudWatch Logs can do: the events are stored and paid, but no metrics are made of them.`,
    shows: say`Events with ${code('_aws')} are in the group, the namespace is empty, and no EMF error is counted.`,
    fix: (group) =>
      say`A group's class cannot be changed. Make a new group of the class ${code('STANDARD')}, such as ${code(`${group}-standard`)}, name it in ${code('log_group_name')} of awsemf and in the task role's policy, and deploy.`,
    prevent: say`Make the group in Terraform with ${code('log_group_class = "STANDARD"')}.`,
  },
  'metric-cardinality': {
    name: 'A dimension has too many values',
    title: (_subject, { metric, dimension, count }) =>
      say`The dimension ${code(dimension)} of ${code(metric)} had ${count} different values in three hours`,
    means: say`CloudWatch keeps and bills each combination of dimensions as a metric of its own. Ids, addresses and URLs as dimensions make thousands of metrics that nobody reads twice, and no alarm can name them.`,
    shows: say`ListMetrics gives one metric many times; the bill for custom metrics jumps.`,
    fix: (_subject, { metric, dimension }) =>
      say`Take ${code(dimension)} out of the dimensions of ${code(metric)} in ${code('metric_declarations')}, with ${code('dimension_rollup_option: NoDimensionRollup')}. It stays in the event and can be searched there.`,
    prevent: say`Declare dimensions by name, with bounded values only: service, route, error type.`,
  },
}
