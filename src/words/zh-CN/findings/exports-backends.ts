import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that X-Ray or CloudWatch Logs answered with an error. */
export const backends = {
  'xray-throttled': {
    name: 'X-Ray 限流',
    title: (exporter, { region }) => say`${code(region)} 的 X-Ray 接收量低于 ${code(exporter)} 的发送量`,
    means: say`账户每秒 segment 的配额已用尽。awsxray 在一次导出内尝试两次，然后把这批数据当作永久错误丢弃。`,
    shows: say`Collector 会写出状态码 429 的 ${code('ThrottledException: Rate exceeded')} 和 ${code('Permanent error')}。`,
    fix: (_exporter, { region }) =>
      say`降低采样率（${code('OTEL_TRACES_SAMPLER_ARG')}），或申请提高 ${code(region)} 的 X-Ray 配额。增加 Collector 或加大批次都没有用。改为向 X-Ray 发送 OTLP 则有队列和重试。`,
    prevent: say`对导出成功率设告警，并按每秒 span 数选择采样率。`,
  },
  'logs-throttled': {
    name: 'CloudWatch Logs 限流',
    title: (exporters, { region }) =>
      say`${code(region)} 的 CloudWatch Logs 接受的调用少于 ${code(exporters)} 发出的调用`,
    means: say`账户每秒调用的配额已用尽，也可能是被别人用掉的。awsemf 不会重试：这些指标就此丢失。`,
    shows: say`Collector 会写出带 ${code('ThrottlingException: Rate exceeded')} 的 ${code('cwlog_client: Error occurs in PutLogEvents')}。`,
    fix: (exporters, { region }) =>
      say`减少调用次数、加大每次的量：调长 ${code(exporters)} 之前批处理器的 ${code('timeout')}，减少日志流。申请提高 ${code(region)} 的 CloudWatch Logs 配额。`,
    prevent: say`关注 ${code('AWS/Logs')} 的 ${code('ThrottleCount')}。`,
  },
  'xray-server-error': {
    name: 'X-Ray 出错',
    title: (exporter, { status }) => say`X-Ray 用自身的错误（${status}）答复 ${code(exporter)}`,
    means: say`问题在 AWS 一侧。awsxray 在一次导出内尝试两次，然后丢弃这批数据，因为它没有队列。`,
    shows: say`Collector 会写出 ${code('exceeded maximum number of attempts')}，状态码从 500 起。`,
    fix: (exporter) =>
      say`查看 AWS Health Dashboard 并等待；如果持续，请用该行中的请求 ID 提交工单。对短暂故障可调大 ${code(exporter)} 的 ${code('max_retries')}。`,
    prevent: say`如果一个 span 都不能丢，请用带队列的导出器向 X-Ray 发送 OTLP。`,
  },
  'logs-server-error': {
    name: 'CloudWatch Logs 出错',
    title: (exporters, { status }) => say`CloudWatch Logs 用自身的错误（${status}）答复 ${code(exporters)}`,
    means: say`问题在 AWS 一侧。awsemf 尝试几次后放弃并丢弃事件，因为它没有队列。`,
    shows: say`Collector 会写出带 ${code('ServiceUnavailableException')} 的 ${code('cwlog_client: Error occurs in PutLogEvents, will retry the request')}。`,
    fix: (exporters) =>
      say`查看 AWS Health Dashboard 并等待；如果持续，请用该行中的请求 ID 提交工单。对短暂故障可调大 ${code(exporters)} 的 ${code('max_retries')}。`,
    prevent: say`对导出成功率设告警，让自己最先知道。`,
  },
  'xray-request-invalid': {
    name: 'X-Ray 不接受请求',
    title: (exporter, { code: error }) => say`X-Ray 拒绝 ${code(exporter)} 发送的内容：${code(error)}`,
    means: say`整个调用因其内容而被拒绝，不再重试，直接丢弃。`,
    shows: say`Collector 会写出带 ${code('InvalidRequestException')} 和状态码 400 的 ${code('Permanent error')}。`,
    fix: (exporter) =>
      say`把 Collector 升级到当前版本；控制 span 的大小（${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')}、${code('OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT')}），并去掉 ${code(exporter)} 的 ${code('index_all_attributes')}。在 debug 级别 Collector 会写出它发送的内容。`,
    prevent: say`在每个服务中为 span 设置上限。`,
  },
  'logs-request-invalid': {
    name: 'CloudWatch Logs 不接受请求',
    title: (exporters, { code: error }) => say`CloudWatch Logs 拒绝 ${code(exporters)} 发送的内容：${code(error)}`,
    means: say`整个调用因其内容而被拒绝，不再重试，直接丢弃。`,
    shows: say`Collector 会写出带 ${code('InvalidParameterException')} 的 ${code('cwlog_client: Error occurs in PutLogEvents, will not retry the request')}。`,
    fix: (exporters) =>
      say`看错误文本对 ${code(exporters)} 说了什么：日志流或日志组名含有不允许的字符、事件跨度超过 24 小时，或一次发送的事件过多。`,
    prevent: say`日志组和日志流使用固定的名字。`,
  },
  'xray-batch-too-large': {
    name: '发往 X-Ray 的批次过大',
    title: (exporter, { size }) => say`最多 ${size} 个 span 的批次，${code(exporter)} 在五秒内发不完`,
    means: say`X-Ray 每次调用接收 50 个文档，一个批次的调用依次进行。5 秒后批次的剩余部分会丢弃。`,
    shows: say`数据量大时 Collector 会写出 ${code('context deadline exceeded')}，而一部分 span 能到达。`,
    fix: (exporter) =>
      say`在 ${code(exporter)} 之前的批处理器中设置 ${code('send_batch_size: 50')}、${code('send_batch_max_size: 250')} 和 ${code('timeout: 1s')}。`,
    prevent: say`给 X-Ray 单独的管道和批处理器。`,
  },
  'xray-segments-unprocessed': {
    name: 'X-Ray 漏掉了 segment',
    title: (exporter, { code: error }) => say`X-Ray 接受了 ${code(exporter)} 的调用，却漏掉了 segment：${code(error)}`,
    means: say`调用成功，span 计为已发送，但 X-Ray 没有保存：segment 超过 64 KB，或 trace 超过上限。`,
    shows: say`没有任何错误。在 debug 级别 Collector 会写出 X-Ray 带 ${code('UnprocessedTraceSegments')} 的响应。`,
    fix: () =>
      say`减小 span：设置 ${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')}，减少事件和索引属性；拆分过长的 trace。然后把日志级别调回 info。`,
    prevent: say`在每个服务中为 span 设置上限，不要把请求内容放进属性。`,
  },
  'xray-trace-id-invalid': {
    name: 'Collector 丢弃不含时间的 trace ID',
    title: (exporter) => say`${code(exporter)} 丢弃了 span，因为它们的 trace ID 不含时间`,
    means: say`X-Ray 曾要求 trace ID 里含有时间。OpenTelemetry 的 ID 是随机的，旧版 Collector 会丢弃它们；现在的版本不再检查。`,
    shows: say`info 级别什么都没有。debug 级别有：带 ${code('invalid xray traceid')} 的 ${code('Error translating span.')}`,
    fix: (exporter) =>
      say`把 Collector 升级到其 ${code(exporter)} 接受这种 ID 的版本，或不要关闭特性门控 ${code('exporter.awsxray.skiptimestampvalidation')}。`,
    prevent: say`不要让 Collector 的版本落后超过一年。`,
  },
  'emf-log-group-missing': {
    name: '存放指标的日志组不存在',
    title: (group, { exporter }) => say`${code(exporter)} 写入指标的日志组 ${code(group)} 不存在`,
    means: say`awsemf 把指标作为事件写入该日志组。日志组不存在，导出器又无权创建，因此没有指标到达。`,
    shows: say`Collector 会写出 ${code('ResourceNotFoundException: The specified log group does not exist.')}，或针对 ${code('logs:CreateLogGroup')} 的 ${code('AccessDeniedException')}；只有日志组不存在时它才会这样调用。`,
    fix: (group) =>
      say`在 Terraform 中创建 Standard 类的日志组 ${code(group)}。不要给 Collector 创建日志组的权限：那样的日志组没有保留期，也没有密钥。`,
    prevent: say`让日志组、导出器和策略从同一个 Terraform local 取名字。`,
  },
  'otlp-log-group-missing': {
    name: '存放日志记录的日志组不存在',
    title: (group, { exporter }) => say`${code(exporter)} 写入日志记录的日志组 ${code(group)} 不存在`,
    means: say`SDK 经 OTLP 发送的日志记录会重试，然后丢弃。容器打印的内容不受影响。`,
    shows: say`只在 info 级别写出：带 ${code('The specified log group does not exist.')} 的 ${code('Exporting failed. Will retry the request after interval.')}`,
    fix: (group) => say`在 Terraform 中创建日志组 ${code(group)}，或更正导出器的 ${code('log_group_name')}。`,
    prevent: say`让日志组、导出器和策略从同一个 Terraform local 取名字。`,
  },
  'emf-timestamps-rejected': {
    name: 'CloudWatch Logs 不接受事件的时间',
    title: (exporter) => say`${code(exporter)} 发送的事件，其时间不被 CloudWatch Logs 接受`,
    means: say`早于 14 天或日志组保留期、或超前 2 小时以上的事件不会保存；同批的其余事件也会一并放弃。`,
    shows: say`Collector 会写出 ${code('discard log entry with invalid timestamp')}，或指出事件 ${code('too old')}、${code('too new')} 或 ${code('expired')}。`,
    fix: (exporter) => say`根据该行中的时间找出时钟或时间单位有误的服务并更正。不要通过 ${code(exporter)} 发送旧数据。`,
    prevent: say`让 SDK 设置指标的时间，绝不要取自数据。`,
  },
  'emf-event-too-large': {
    name: '事件被截断',
    title: (exporter, { size }) => say`${code(exporter)} 截断了一个 ${size} 字节的事件`,
    means: say`导出器会截断超过 256 KB 的部分。被截断的 EMF 事件不再是 JSON，CloudWatch 不会从中提取任何指标。`,
    shows: say`Collector 会写出 ${code('the single log event size is larger than the max event payload allowed. Truncate the log event.')}，同时 ${code('AWS/Logs')} 的 ${code('EMFParsingErrors')} 上升。`,
    fix: (exporter) =>
      say`让 ${code(exporter)} 在一个事件里写更少的标签和指标：收窄 ${code('metric_declarations')}，不要把请求内容放进属性。`,
    prevent: say`关注 ${code('EMFParsingErrors')}；Terraform 自带的告警会这样做。`,
  },
} satisfies Partial<FindingWords<'exports'>>
