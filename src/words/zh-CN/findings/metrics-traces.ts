import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

type Kinds =
  | 'traces-indexed-in-part'
  | 'annotation-not-indexed'
  | 'traces-before-window'
  | 'collector-drops-traces'
  | 'tail-sampling-split'

/** 没有任何失败，却找不到的追踪。 */
export const metricsTraces: Pick<FindingWords<'metrics'>, Kinds> = {
  'traces-indexed-in-part': {
    name: '只有一部分追踪建立了索引',
    title: (_environment, { percent, count }) =>
      say`Transaction Search 只为 ${percent} 的 span 建立索引：追踪列表中有 ${count} 条，全部都在 ${code('aws/spans')} 中`,
    means: say`开启 Transaction Search 后，每个 span 都存储在日志组 ${code('aws/spans')} 中，只有一部分被索引为追踪摘要，默认 1%。控制台的追踪列表和 GetTraceSummaries 只显示这些。`,
    shows: say`某个服务的 span 在 ${code('aws/spans')} 中，而追踪列表里没有或很少。`,
    fix: () =>
      say`在 ${code('aws/spans')} 中搜索 span（本机器人就是这样做的），或者提高索引规则 ${code('Default')} 的比例；索引 span 会增加费用。`,
    prevent: say`在运维手册里写明到哪里查找追踪。`,
  },
  'annotation-not-indexed': {
    name: '分组搜索的属性没有建立索引',
    title: (group, { attribute }) =>
      say`X-Ray 分组 ${code(group)} 搜索注解 ${code(attribute)}，而 awsxray 不会生成这个注解`,
    means: say`awsxray 只为 ${code('indexed_attributes')} 中的属性生成注解；其余的都是无法搜索的元数据。资源属性的名称是 ${code('otel.resource.')} 加上键名，其中的点会保留。`,
    shows: say`追踪的元数据里有该属性，而分组或过滤器什么也找不到。`,
    fix: (group, { attribute }) =>
      say`把 ${code(attribute)} 加入 awsxray 的 ${code('indexed_attributes')} 并部署，或者改正 ${code(group)} 的过滤器中的名称：带点的键写作 ${code('annotation[agent.id]')}。`,
    prevent: say`让分组和 ${code('indexed_attributes')} 取自同一个 Terraform local。一条追踪最多容纳 50 个注解。`,
  },
  'traces-before-window': {
    name: '追踪早于查看的时间窗口',
    title: (environment, { last }) => say`${code(environment)} 最新的追踪是 ${last} 的，早于时间窗口`,
    means: say`追踪能够到达，并保留 30 天，但最近一刻钟没有：要么没有请求，要么从那时起丢失了。在我能看到的范围内，没有迹象表明数据丢失。`,
    shows: say`更宽的时间窗口里有追踪，最近几分钟没有，SDK 和 Collector 都没有报错。`,
    fix: () => say`发送一个请求，一分钟后再看；或者查询更宽的窗口，例如 ${code('traces --last 24h')}。`,
    prevent: say`让金丝雀定时发送追踪，这样没有追踪就能说明问题。`,
  },
  'collector-drops-traces': {
    name: 'Collector 丢弃了追踪',
    title: (_subject, { processor, share }) => say`Collector 中的 ${code(processor)} 丢弃了 ${share} 的 span`,
    means: say`接收器收下了 span，而它与导出器之间的采样器或过滤器把它们去掉了。这正是它的工作，所以不会计为失败。`,
    shows: say`${code('otelcol_receiver_accepted_spans')} 远高于 ${code('otelcol_exporter_sent_spans')}，而没有失败。`,
    fix: (_subject, { processor }) =>
      say`检查 ${code(processor)} 的条件：过滤器丢弃匹配的数据，采样器保留设定的比例（${code('sampling_percentage')} 的单位是百分比）。改正或删除它，然后部署。`,
    prevent: say`尽可能在 SDK 中采样，并对已发送与已接收的 span 之比设置告警。`,
  },
  'tail-sampling-split': {
    name: '尾部采样分散在多个 Collector 上',
    title: (service, { processor, tasks }) =>
      say`${code(processor)} 需要完整的追踪，而 ${code(service)} 的 ${tasks} 个任务各自只得到一部分`,
    means: say`每个任务只根据自己收到的 span 做决定。一条追踪的 span 来自多个服务、经由多个连接，因此各任务的决定不同，追踪只保留了一部分。`,
    shows: say`追踪中缺少服务；${code('otelcol_exporter_sent_spans')} 低于已接收的数量，而没有失败。`,
    fix: (service) =>
      say`在 ${code(service)} 之前增加一层带 ${code('load_balancing')} 导出器（${code('routing_key: traceID')}）的 Collector，或者只运行一个任务，或者在 SDK 中采样。`,
    prevent: say`在 SDK 中用 ${code('parentbased_traceidratio')} 采样，它不需要完整的追踪。`,
  },
}
