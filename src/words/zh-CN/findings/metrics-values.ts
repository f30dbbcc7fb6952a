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

/** 指标到达了，但值不是测量到的值。 */
export const metricsValues: Pick<FindingWords<'metrics'>, Kinds> = {
  'first-point-dropped': {
    name: '计数器的第一个点被丢弃',
    title: (service, { exporter }) =>
      say`${code(exporter)} 可能丢弃 ${code(service)} 每个计数器的第一个点，因此很少变化的计数器会少一或完全没有`,
    means: say`SDK 发送的是累计总数，awsemf 再求差值；序列的第一个点没有可以相减的值：只变化一次的计数器永远看不到。`,
    shows: say`没有任何日志。罕见事件的计数比实际少一，或者完全没有。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}，或者在 awsemf 之前放置 ${code('cumulativetodelta')}，或者设置 ${code('retain_initial_value_of_delta_metric: true')}。`,
    prevent: say`如果只有 CloudWatch 读取指标，就发送增量；如果还有 Grafana，则在 EMF 流水线中转换。`,
  },
  'export-interval-too-long': {
    name: '指标导出间隔过长',
    title: (service, { interval }) => say`${code(service)} 每 ${interval} 才导出一次指标，因此它的计数器永远不会出现`,
    means: say`要从累计总数求差值，必须记住上一个值。awsemf 五分钟后就会忘记，因此以这个间隔，每个点都被当作序列的第一个点而丢弃。`,
    shows: say`没有任何日志。计数器缺失，而仪表和直方图都在。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('OTEL_METRIC_EXPORT_INTERVAL=60000')}（毫秒）或 ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}，然后部署。`,
    prevent: say`保持默认的一分钟间隔，并在一处为所有服务声明。`,
  },
  'histograms-cumulative': {
    name: '直方图是累计总数',
    title: (service, { metric, count }) =>
      say`${code(service)} 的 ${code(metric)} 不断增长，现在每分钟已有 ${count} 个值：它的直方图是累积的`,
    means: say`awsemf 会为计数器求差值，但不会处理直方图：每次导出都作为服务启动以来的总数发布。CloudWatch 中的计数、总和、平均值和百分位都不对，相关告警会随服务的运行时长误报或漏报。`,
    shows: say`SampleCount 每分钟都在上升，只有重启时才下降。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')} 并部署；如果 Grafana 也读取这些指标，则改为在 EMF 流水线中放置 ${code('cumulativetodelta')}。`,
    prevent: say`在 Terraform 中为每个服务声明该变量；verify 会检查每个服务是否带有它。`,
  },
  'histogram-without-percentiles': {
    name: '直方图没有百分位',
    title: (service, { metric }) =>
      say`${code(service)} 的 ${code(metric)} 以统计集形式到达，因此 CloudWatch 没有它的 p50、p95 和 p99`,
    means: say`显式分桶的直方图到达 CloudWatch 时只有最大值、最小值、计数和总和。百分位需要带计数的值，而 awsemf 只为指数直方图写出这些。`,
    shows: say`EMF 事件里是 ${code('Max')}、${code('Min')}、${code('Count')} 和 ${code('Sum')}；百分位的图表和告警都没有数据。`,
    fix: (service, { aggregation }) =>
      say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=base2_exponential_bucket_histogram')}（现在是 ${code(aggregation)}），或者修改代码中的视图，然后部署。`,
    prevent: say`在 Terraform 中为每个服务声明该变量；verify 会检查每个服务是否带有它。`,
  },
  'metric-identity-shared': {
    name: '多个进程发送同一个序列',
    title: (service, { metric }) =>
      say`多个进程以同一个序列发送 ${code(service)} 的 ${code(metric)}，awsemf 只保留一个，其余丢弃`,
    means: say`标签无法区分这些进程，因此它们的总数混在一起：差值在各进程的值之间跳动，一批中相同的点只保留第一个。`,
    shows: say`Collector 写出 ${code('Duplicate metric found')} 以及名称和标签。`,
    fix: (service) =>
      say`让 ${code(service)} 的每个进程都有自己的 ${code('service.instance.id')}，并发送增量（${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}）。同时声明维度，以免该 id 产生单独的指标。`,
    prevent: say`在 fork 出工作进程之后再初始化 SDK，并给每个进程一个 id。`,
  },
  'updown-counter-as-delta': {
    name: 'UpDownCounter 被当作变化量发布',
    title: (_subject, { metric }) => say`${code(metric)} 是 UpDownCounter，awsemf 发布的是它的变化量而不是它的值`,
    means: say`awsemf 对每个累积的总和都减去上一个值，会升会降的也不例外；下降时则发布原值，图表便在两者之间跳动。在 SDK 中设置 ${code('delta')} 没有用，因为 SDK 让 UpDownCounter 保持累积。`,
    shows: say`值在零附近并突然跳变，而应用报告的水平是平稳的。没有任何日志。`,
    fix: (_subject, { metric }) =>
      say`在应用中让 ${code(metric)} 使用仪表（gauge），或者在 EMF 流水线中用条件 ${code('metric.is_monotonic == false')} 的过滤器去掉它。`,
    prevent: say`在 EMF 流水线中保留针对非单调总和的过滤器。`,
  },
  'counter-reset-missed': {
    name: '重启可能使计数器失真',
    title: (service, { exporter }) =>
      say`${code(service)} 在一小时内重启过，${code(exporter)} 可能把它最初几分钟的计数算错`,
    means: say`awsemf 不看计数器的起始时间，直接用重启后的值减去重启前的值：结果是 0 或偏小；如果新值更低，则发布整个值。`,
    shows: say`重启后的最初几分钟，计数器为 0 或突然跳变。没有任何日志。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta')}，或者在 awsemf 之前放置会看起始时间的 ${code('cumulativetodelta')}。`,
    prevent: say`发送增量，运行时间短的任务尤其如此。`,
  },
}
