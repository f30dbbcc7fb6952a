import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

type Kinds =
  | 'first-point-dropped'
  | 'export-interval-too-long'
  | 'histograms-cumulative'
  | 'histogram-without-percentiles'
  | 'metric-identity-shared'
  | 'updown-counter-as-delta'
  | 'counter-reset-missed'

/** Metrics that arrive with values that are not what was measured. */
export const metricsValues: Pick<FindingWords<'metrics'>, Kinds> = {
  'first-point-dropped': {
    name: 'The first point of a counter is dropped',
    title: (service, { exporter }) =>
      say`${code(exporter)} may drop the first point of each counter of ${code(service)}, so rare ones are one short or absent`,
    means: say`The SDK sends running totals. awsemf makes differences of them, and for the first point of a series there is nothing to subtract: a counter that moves once is never seen.`,
    shows: say`Nothing is logged. Rare events count one less than they were, or not at all.`,
    fix: (service) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')} for ${code(service)}, or put ${code('cumulativetodelta')} before awsemf, or set ${code('retain_initial_value_of_delta_metric: true')}.`,
    prevent: say`Send deltas where only CloudWatch reads the metrics; with Grafana, convert in the EMF pipeline.`,
  },
  'export-interval-too-long': {
    name: 'Metrics are exported too rarely',
    title: (service, { interval }) =>
      say`${code(service)} exports its metrics every ${interval}, so its counters never appear`,
    means: say`To make differences of running totals the last value must be remembered. awsemf forgets it after five minutes, so with this interval each point is taken for the first of its series and dropped.`,
    shows: say`Nothing is logged. Counters are missing, gauges and histograms are there.`,
    fix: (service) =>
      say`Set ${code('OTEL_METRIC_EXPORT_INTERVAL=60000')} (milliseconds) for ${code(service)}, or ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}, and deploy.`,
    prevent: say`Leave the interval at its default of a minute, and declare it for every service in one place.`,
  },
  'histograms-cumulative': {
    name: 'Histograms are running totals',
    title: (service, { metric, count }) =>
      say`${code(metric)} of ${code(service)} grows without end, to ${count} values a minute now: its histograms are cumulative`,
    means: say`awsemf makes differences of counters, but not of histograms: each export is published as the total since the service started. Counts, sums, averages and percentiles in CloudWatch are wrong, and alarms on them fire or sleep by the service's age.`,
    shows: say`SampleCount rises in every minute and falls only at a restart.`,
    fix: (service) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')} for ${code(service)} and deploy; where Grafana reads the same metrics, put ${code('cumulativetodelta')} into the EMF pipeline instead.`,
    prevent: say`Declare the variable for every service in Terraform; verify checks that each carries it.`,
  },
  'histogram-without-percentiles': {
    name: 'Histograms come without percentiles',
    title: (service, { metric }) =>
      say`${code(metric)} of ${code(service)} comes as a statistic set, so CloudWatch has no p50, p95 or p99 of it`,
    means: say`A histogram with explicit buckets reaches CloudWatch as maximum, minimum, count and sum. Percentiles need values with counts, which awsemf writes for exponential histograms only.`,
    shows: say`The EMF event holds ${code('Max')}, ${code('Min')}, ${code('Count')} and ${code('Sum')}; charts and alarms on percentiles are empty.`,
    fix: (service, { aggregation }) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=base2_exponential_bucket_histogram')} for ${code(service)} (now ${code(aggregation)}), or change the view in its code, and deploy.`,
    prevent: say`Declare the variable for every service in Terraform; verify checks that each carries it.`,
  },
  'metric-identity-shared': {
    name: 'Several processes send the same series',
    title: (service, { metric }) =>
      say`Several processes send ${code(metric)} of ${code(service)} as one series, and awsemf drops all but one`,
    means: say`Nothing in the labels tells them apart, so their totals are mixed: differences jump between the processes' values, and of equal points in a batch only the first is kept.`,
    shows: say`The collector writes ${code('Duplicate metric found')} with name and labels.`,
    fix: (service) =>
      say`Give each process of ${code(service)} its own ${code('service.instance.id')} and send deltas (${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}). Declare dimensions, so that the id makes no metrics of its own.`,
    prevent: say`Set up the SDK after the workers are forked, with an id for each.`,
  },
  'updown-counter-as-delta': {
    name: 'An UpDownCounter is published as its change',
    title: (_subject, { metric }) =>
      say`${code(metric)} is an UpDownCounter, and awsemf publishes its change instead of its value`,
    means: say`awsemf subtracts the last value from every cumulative sum, also from one that goes up and down; where it fell, it publishes the value itself. The chart jumps between the two. ${code('delta')} in the SDK does not help, since SDKs keep UpDownCounters cumulative.`,
    shows: say`Values near zero with sudden jumps, while the application reports an even level. Nothing is logged.`,
    fix: (_subject, { metric }) =>
      say`Use a gauge for ${code(metric)} in the application, or leave it out of the EMF pipeline with a filter on ${code('metric.is_monotonic == false')}.`,
    prevent: say`Keep the filter on non-monotonic sums in the EMF pipeline.`,
  },
  'counter-reset-missed': {
    name: 'A restart may distort counters',
    title: (service, { exporter }) =>
      say`${code(service)} was restarted within the hour, and ${code(exporter)} may count its first minutes wrong`,
    means: say`awsemf does not look at the time at which a counter began. It subtracts the value before the restart from the one after: the result is 0 or too small, or the whole value where it is lower.`,
    shows: say`Counters show 0 or a jump in the first minutes after a restart. Nothing is logged.`,
    fix: (service) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')} for ${code(service)}, or put ${code('cumulativetodelta')}, which looks at the start time, before awsemf.`,
    prevent: say`Send deltas, above all from jobs that run for a short time.`,
  },
}
