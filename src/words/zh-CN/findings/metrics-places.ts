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

/** 指标存在（或即将出现），但不在查找的位置，或不是查找的样子。 */
export const metricsPlaces: Pick<FindingWords<'metrics'>, Kinds> = {
  'metric-namespace-differs': {
    name: '指标写入了另一个命名空间',
    title: (exporter, { wanted, found }) =>
      say`${code(exporter)} 把指标发布到命名空间 ${code(found)}，而大家读的是 ${code(wanted)}`,
    means: say`指标是有的，只是放在没有任何仪表板、告警或命令会看的名字下。未配置 ${code('namespace')} 时，awsemf 使用 ${code('service.namespace/service.name')}，再没有则使用 ${code('default')}。`,
    shows: say`没有任何失败：导出成功，而期望的命名空间一直为空。`,
    fix: (exporter, { wanted }) =>
      say`把 ${code(exporter)} 的 ${code('namespace')} 设为 ${code(wanted)}，然后部署 Collector。`,
    prevent: say`让导出器、告警、仪表板和机器人都从同一个 Terraform local 读取命名空间。`,
  },
  'alarm-dimensions-differ': {
    name: '告警所用的维度并没有发布',
    title: (alarm, { metric, wanted, found }) =>
      say`${code(alarm)} 按维度 ${code(wanted)} 监视 ${code(metric)}，而它发布时的维度是 ${code(found)}`,
    means: say`CloudWatch 按整组维度匹配：多一个、少一个或拼写不同，就是另一个指标。无论发生什么，这个告警都看不到数据。`,
    shows: say`ListMetrics 显示该指标带有别的维度；告警处于 ${code('INSUFFICIENT_DATA')}，若缺失数据按未越限处理则一直是 OK。`,
    fix: (alarm, { metric, wanted, found }) =>
      say`让 ${code(alarm)} 使用实际存在的维度组，例如 ${code(found)}；或在 awsemf 的 ${code('metric_declarations')} 中为 ${code(metric)} 声明 ${code(wanted)}。`,
    prevent: say`设置 ${code('dimension_rollup_option: NoDimensionRollup')} 并逐组声明维度，告警与声明取自同一个 Terraform local。`,
  },
  'metric-not-listed-yet': {
    name: '新指标尚未列出',
    title: (metric, { namespace }) => say`${code(metric)} 是新指标，可能还要几分钟才会在 ${code(namespace)} 中列出`,
    means: say`ListMetrics 以及控制台的搜索，最多在第一个数据点之后 15 分钟才会列出新指标。在此之前已经可以按名称读取它的数据。`,
    shows: say`EMF 事件里有该指标，ListMetrics 里没有，CloudWatch 也没有记录 EMF 错误。`,
    fix: (metric) => say`等一刻钟，或者现在就按名称和维度读取 ${code(metric)}。`,
    prevent: say`测试新指标时用 GetMetricData，不要用列表。`,
  },
  'first-metrics-on-their-way': {
    name: '第一批指标还在路上',
    title: (namespace, { deployed }) => say`服务在 ${deployed} 前才部署，${code(namespace)} 可能还没有数据`,
    means: say`SDK 每分钟导出一次，Collector 会攒批几秒，CloudWatch 从事件生成指标还需一两分钟，而且 awsemf 会丢弃累积计数器的第一个点。`,
    shows: say`启动后的最初几分钟命名空间为空，也没有任何错误。`,
    fix: (namespace) => say`五分钟后再看 ${code(namespace)}。如果仍然为空，请再问我一次：那就是别的原因了。`,
    prevent: say`测试时缩短 ${code('OTEL_METRIC_EXPORT_INTERVAL')}（单位是毫秒）。`,
  },
  'exporter-region-differs': {
    name: 'Collector 写入了另一个区域',
    title: (service, { wanted, found, exporters }) =>
      say`${code(service)} 的 ${code(exporters)} 写入 ${code(found)}，而大家在 ${code(wanted)} 中查找`,
    means: say`追踪、指标及其日志组都是完整的，只是在没有人看的区域里，费用也在那里产生。`,
    shows: say`没有任何失败：导出成功，而期望的区域一直为空。`,
    fix: (service, { wanted, exporters }) =>
      say`在 ${code(exporters)} 中设置 ${code(`region: ${wanted}`)}；如果配置读取环境变量，则为 ${code(service)} 设置 ${code(`AWS_REGION=${wanted}`)}，然后部署。`,
    prevent: say`由 Terraform 把区域写进配置，并在任务角色的策略里限定区域：这样写错时会被拒绝，而不是悄无声息。`,
  },
  'emf-group-infrequent-access': {
    name: '指标的日志组不是标准类别',
    title: (group, { class: kind }) => say`${code(group)} 的类别是 ${code(kind)}，CloudWatch 不会从它的事件生成指标`,
    means: say`awsemf 以日志事件的形式把指标交给 CloudWatch。这种类别的日志组只具备 CloudWatch Logs 的部分功能：事件会被存储并计费，但不会生成指标。`,
    shows: say`日志组里有带 ${code('_aws')} 的事件，命名空间为空，也没有 EMF 错误计数。`,
    fix: (group) =>
      say`日志组的类别无法更改。请新建一个类别为 ${code('STANDARD')} 的日志组，例如 ${code(`${group}-standard`)}，把它写入 awsemf 的 ${code('log_group_name')} 和任务角色的策略，然后部署。`,
    prevent: say`在 Terraform 中创建日志组时写明 ${code('log_group_class = "STANDARD"')}。`,
  },
  'metric-cardinality': {
    name: '某个维度的取值过多',
    title: (_subject, { metric, dimension, count }) =>
      say`三小时内 ${code(metric)} 的维度 ${code(dimension)} 有 ${count} 个不同的值`,
    means: say`CloudWatch 把每一种维度组合都当作独立的指标保存和计费。用 id、地址、URL 作维度会产生成千上万个没有人会看第二次的指标，告警也无法指定它们。`,
    shows: say`ListMetrics 把同一个指标列出很多次；自定义指标的账单骤增。`,
    fix: (_subject, { metric, dimension }) =>
      say`在 ${code('metric_declarations')} 中把 ${code(dimension)} 从 ${code(metric)} 的维度里去掉，并设置 ${code('dimension_rollup_option: NoDimensionRollup')}。它仍保留在事件里，可以在那里搜索。`,
    prevent: say`按名称声明维度，并且只用取值有限的：服务、路由、错误类型。`,
  },
}
