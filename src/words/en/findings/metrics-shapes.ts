import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

type Kinds =
  | 'metric-not-declared'
  | 'declared-dimensions-incomplete'
  | 'emf-too-many-dimensions'
  | 'emf-too-many-metrics'
  | 'metric-type-unsupported'
  | 'metric-value-not-a-number'
  | 'emf-unit-unknown'

/** Events of which CloudWatch makes no metric. */
export const metricsShapes: Pick<FindingWords<'metrics'>, Kinds> = {
  'metric-not-declared': {
    name: 'No declaration selects the metric',
    title: (exporter, { metric }) => say`No declaration of ${code(exporter)} selects ${code(metric)}`,
    means: say`With ${code('metric_declarations')} awsemf publishes only what a selector matches. Everything else becomes a log event without ${code('_aws')}, of which CloudWatch makes no metric.`,
    shows: say`The event is in the EMF group without ${code('_aws')}. Only at level debug the collector writes ${code('Dropped metric: no metric declaration matched metric name')}.`,
    fix: (exporter, { metric, selectors }) =>
      selectors === ''
        ? say`Add a selector that matches ${code(metric)} to ${code('metric_declarations')} of ${code(exporter)}, and deploy.`
        : say`Add or mend a selector of ${code(exporter)} so that it matches ${code(metric)}; now there are ${code(selectors)}. A dot of a name is ${code('\\.')} once, in single quotes in YAML.`,
    prevent: say`Keep the selectors beside the names of the metrics in Terraform, and look at one event of the EMF group after each change.`,
  },
  'declared-dimensions-incomplete': {
    name: 'No data point has all declared dimensions',
    title: (exporter, { metric, missing }) =>
      say`${code(exporter)} declares dimensions of ${code(metric)} that no data point has: ${code(missing)}`,
    means: say`awsemf publishes a metric under a declared set only if the data point has each of its labels. ${code('service.name')} and other attributes of the resource are labels only with ${code('resource_to_telemetry_conversion')}.`,
    shows: say`No log line at any level. The event is in the EMF group without ${code('_aws')} and without these labels.`,
    fix: (exporter, { missing }) =>
      say`Set ${code('resource_to_telemetry_conversion: { enabled: true }')} in ${code(exporter)}, or declare a set without ${code(missing)}, or ${code('[]')}. Then deploy.`,
    prevent: say`Declare only labels that every data point has, and one set of few labels besides.`,
  },
  'emf-too-many-dimensions': {
    name: 'A set of dimensions is too large',
    title: (exporter, { count, limit }) =>
      say`A set of dimensions of ${code(exporter)} has ${count}, and ${limit} are allowed`,
    means: say`awsemf drops a declared set of more than 10 dimensions at its start; CloudWatch makes no metric of an event with a set of more than 30.`,
    shows: say`${code('Dropped dimension set: > 10 dimensions specified.')} in the collector's first lines, or ${code('EMFValidationErrors')} of the log group.`,
    fix: (exporter) =>
      say`Declare at most 10 dimensions a set in ${code(exporter)}, with ${code('dimension_rollup_option: NoDimensionRollup')}, and deploy.`,
    prevent: say`Declare the two or three dimensions by which somebody searches. The others stay in the event.`,
  },
  'emf-too-many-metrics': {
    name: 'One event declares too many metrics',
    title: (subject, { count }) =>
      say`An event of ${code(subject)} declares ${count} metrics, and CloudWatch takes 100`,
    means: say`awsemf puts all metrics with the same labels and time into one event and does not split it. CloudWatch makes no metric of an event that declares more than 100, not even the first hundred.`,
    shows: say`The collector writes no error. ${code('EMFValidationErrors')} of the log group rises, and none of these metrics appears.`,
    fix: (subject) =>
      say`Select fewer metrics of ${code(subject)} in ${code('metric_declarations')}, or split them over several declarations with different dimensions. Then deploy.`,
    prevent: say`Declare what is used. Alarm on ${code('EMFValidationErrors')}.`,
  },
  'metric-type-unsupported': {
    name: 'A metric of a type that awsemf does not know',
    title: (_subject, { metric, type }) =>
      type === ''
        ? say`awsemf drops ${code(metric)}, since it does not know its type`
        : say`awsemf drops ${code(metric)}, since it does not know the type ${code(type)}`,
    means: say`The metric has a type that this version cannot write as EMF, or no data at all (${code('Empty')}). It is left out of every export.`,
    shows: say`The collector writes ${code('Unhandled metric data type.')} with the metric's name at level warn.`,
    fix: (_subject, { metric }) =>
      say`Make ${code(metric)} a counter, gauge or histogram in the application, or drop it with a filter in the metrics pipeline.`,
    prevent: say`Keep SDK and collector within a few versions of each other.`,
  },
  'metric-value-not-a-number': {
    name: 'A value is NaN or infinite',
    title: (_subject, { metric }) => say`awsemf drops ${code(metric)}, since its value is NaN, infinite or stale`,
    means: say`CloudWatch takes finite numbers only, so awsemf leaves such points out: most often a division by zero in a callback, or a series that has ended.`,
    shows: say`Only at level debug the collector writes ${code('dropped metric with nan value')}.`,
    fix: (_subject, { metric }) =>
      say`Find where the application computes ${code(metric)}, and report nothing instead of NaN.`,
    prevent: say`Test a callback with no traffic, too.`,
  },
  'emf-unit-unknown': {
    name: 'A unit that CloudWatch does not know',
    title: (_subject, { metric, unit }) =>
      say`${code(metric)} has the unit ${code(unit)}, which is none of CloudWatch's, and is not among the metrics`,
    means: say`awsemf translates a few units and hands on all others as they are. CloudWatch counts events of this group that it could not use; it does not say which, but this unit is not on its list.`,
    shows: say`The event names the unit, ${code('EMFValidationErrors')} of the log group rises, and the metric is missing.`,
    fix: (_subject, { metric }) =>
      say`Add ${code(`{ metric_name: ${metric}, unit: Count, overwrite: true }`)} to ${code('metric_descriptors')} of awsemf, with the unit that fits, and deploy.`,
    prevent: say`Give each published metric a descriptor, since the semantic conventions write units such as ${code('{request}')}.`,
  },
}
