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

/** CloudWatch 不会生成指标的事件。 */
export const metricsShapes: Pick<FindingWords<'metrics'>, Kinds> = {
  'metric-not-declared': {
    name: '没有声明选中该指标',
    title: (exporter, { metric }) => say`${code(exporter)} 的声明没有一条选中 ${code(metric)}`,
    means: say`配置了 ${code('metric_declarations')} 之后，awsemf 只发布选择器匹配到的指标。其余的只成为不带 ${code('_aws')} 的日志事件，CloudWatch 不会从中生成指标。`,
    shows: say`EMF 日志组里有该事件，但没有 ${code('_aws')}。只有在 debug 级别，Collector 才会写出 ${code('Dropped metric: no metric declaration matched metric name')}。`,
    fix: (exporter, { metric, selectors }) =>
      selectors === ''
        ? say`在 ${code(exporter)} 的 ${code('metric_declarations')} 中增加一个能匹配 ${code(metric)} 的选择器，然后部署。`
        : say`增加或改正 ${code(exporter)} 的选择器，使其匹配 ${code(metric)}；现有的是 ${code(selectors)}。名称中的点写作一个 ${code('\\.')}，在 YAML 中用单引号。`,
    prevent: say`在 Terraform 中把选择器与指标名称放在一起，每次修改后看一眼 EMF 日志组里的事件。`,
  },
  'declared-dimensions-incomplete': {
    name: '没有数据点具备全部声明的维度',
    title: (exporter, { metric, missing }) =>
      say`${code(exporter)} 为 ${code(metric)} 声明的维度中，有的没有任何数据点具备：${code(missing)}`,
    means: say`只有数据点具备一组声明维度中的每个标签，awsemf 才会按这组维度发布指标。${code('service.name')} 等资源属性，只有开启 ${code('resource_to_telemetry_conversion')} 才会成为标签。`,
    shows: say`任何级别都没有日志。EMF 日志组里有该事件，但没有 ${code('_aws')}，也没有这些标签。`,
    fix: (exporter, { missing }) =>
      say`在 ${code(exporter)} 中设置 ${code('resource_to_telemetry_conversion: { enabled: true }')}，或者声明一组不含 ${code(missing)} 的维度，或 ${code('[]')}，然后部署。`,
    prevent: say`只声明每个数据点都有的标签，并另外声明一组标签很少的维度。`,
  },
  'emf-too-many-dimensions': {
    name: '一组维度过大',
    title: (exporter, { count, limit }) => say`${code(exporter)} 的一组维度有 ${count} 个，而上限是 ${limit} 个`,
    means: say`超过 10 个维度的声明，awsemf 启动时就会丢弃；事件中一组维度超过 30 个时，CloudWatch 不会生成指标。`,
    shows: say`Collector 启动时的日志里有 ${code('Dropped dimension set: > 10 dimensions specified.')}，或者该日志组的 ${code('EMFValidationErrors')} 上升。`,
    fix: (exporter) =>
      say`在 ${code(exporter)} 中每组最多声明 10 个维度，并设置 ${code('dimension_rollup_option: NoDimensionRollup')}，然后部署。`,
    prevent: say`只声明会用来查找的两三个维度，其余的仍保留在事件里。`,
  },
  'emf-too-many-metrics': {
    name: '一个事件声明的指标过多',
    title: (subject, { count }) =>
      say`${code(subject)} 的一个事件声明了 ${count} 个指标，而 CloudWatch 最多接受 100 个`,
    means: say`awsemf 把标签和时间相同的所有指标放进一个事件，并且不会拆分。声明超过 100 个指标的事件，CloudWatch 一个指标也不会生成，前一百个也不会。`,
    shows: say`Collector 没有写出错误。该日志组的 ${code('EMFValidationErrors')} 上升，而这些指标一个都没有出现。`,
    fix: (subject) =>
      say`在 ${code('metric_declarations')} 中为 ${code(subject)} 少选一些指标，或者拆成多条维度不同的声明，然后部署。`,
    prevent: say`只声明用得到的指标，并对 ${code('EMFValidationErrors')} 设置告警。`,
  },
  'metric-type-unsupported': {
    name: 'awsemf 不认识的指标类型',
    title: (_subject, { metric, type }) =>
      type === ''
        ? say`awsemf 丢弃 ${code(metric)}，因为不认识它的类型`
        : say`awsemf 丢弃 ${code(metric)}，因为不认识类型 ${code(type)}`,
    means: say`该指标的类型是这个版本无法写成 EMF 的，或者根本没有数据（${code('Empty')}）。每次导出都会跳过它。`,
    shows: say`Collector 以 warn 级别写出 ${code('Unhandled metric data type.')} 和指标名称。`,
    fix: (_subject, { metric }) =>
      say`在应用中把 ${code(metric)} 改为计数器、仪表或直方图，或者在指标流水线中用过滤器丢弃它。`,
    prevent: say`让 SDK 与 Collector 的版本相差不要太远。`,
  },
  'metric-value-not-a-number': {
    name: '值为 NaN 或无穷大',
    title: (_subject, { metric }) => say`awsemf 丢弃 ${code(metric)}，因为它的值是 NaN、无穷大或已失效`,
    means: say`CloudWatch 只接受有限的数值，因此 awsemf 会跳过这样的点：最常见的是回调里除以零，或者序列已经结束。`,
    shows: say`只有在 debug 级别，Collector 才会写出 ${code('dropped metric with nan value')}。`,
    fix: (_subject, { metric }) => say`找到应用计算 ${code(metric)} 的地方，不要报告 NaN，而是什么都不报告。`,
    prevent: say`没有流量的情况下也要测试回调。`,
  },
  'emf-unit-unknown': {
    name: 'CloudWatch 不认识的单位',
    title: (_subject, { metric, unit }) =>
      say`${code(metric)} 的单位 ${code(unit)} 不是 CloudWatch 的单位，而且它没有出现在指标中`,
    means: say`awsemf 只翻译少数几个单位，其余的原样交出。CloudWatch 记录了该日志组中无法使用的事件；它没有说明是哪些，但这个单位不在它的清单里。`,
    shows: say`事件里写着该单位，该日志组的 ${code('EMFValidationErrors')} 上升，而指标缺失。`,
    fix: (_subject, { metric }) =>
      say`在 awsemf 的 ${code('metric_descriptors')} 中增加 ${code(`{ metric_name: ${metric}, unit: Count, overwrite: true }`)}，并换成合适的单位，然后部署。`,
    prevent: say`为每个发布的指标写一条描述，因为语义约定使用 ${code('{request}')} 这样的单位。`,
  },
}
