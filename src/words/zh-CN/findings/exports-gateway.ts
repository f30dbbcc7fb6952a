import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports by OTLP to a gateway such as Grafana Cloud's, and what queues and tries again. */
export const gateway = {
  'grafana-unauthorized': {
    name: '网关拒绝登录',
    title: (exporter, { host }) => say`${code(host)} 不接受 ${code(exporter)} 的登录信息`,
    means: say`每个请求都以 401 答复并立即丢弃：这种错误不会重试。X-Ray 和 CloudWatch 不受影响。`,
    shows: say`Collector 会写出带 ${code('Unauthenticated')} 和 ${code('HTTP Status Code 401')} 的 ${code('not retryable error')}。`,
    fix: () =>
      say`为同一个 stack 创建带 ${code('metrics:write')} 和 ${code('traces:write')} 的访问策略令牌。把实例 ID、冒号和令牌的 base64（不含换行）存到 ${code('Authorization: Basic')} 取值的地方。然后替换任务：机密在任务启动时才读取。其中的 ${code('$')} 必须写成 ${code('$$')}。`,
    prevent: say`记下令牌何时到期，并提前续期。`,
  },
  'grafana-forbidden': {
    name: '网关不允许该登录写入',
    title: (exporter, { host }) => say`${code(host)} 认识 ${code(exporter)} 的登录信息，但不允许写入`,
    means: say`每个请求都以 403 答复并立即丢弃。X-Ray 和 CloudWatch 不受影响。`,
    shows: say`Collector 会写出带 ${code('PermissionDenied')} 和 ${code('HTTP Status Code 403')} 的 ${code('not retryable error')}。`,
    fix: (exporter) =>
      say`给 ${code(exporter)} 的令牌授予 ${code('metrics:write')} 和 ${code('traces:write')}，让其策略包含此 stack，并确认允许地址列表包含 NAT 网关的地址。`,
    prevent: say`在 Terraform 中把访问策略与导出器放在一起创建。`,
  },
  'grafana-path-wrong': {
    name: '网关的路径不对',
    title: (exporter, { url }) => say`${code(exporter)} 发送到的 ${code(url)} 不接收遥测`,
    means: say`每个请求都以 404 答复并立即丢弃。导出器会自己在端点后加上 ${code('/v1/traces')} 和 ${code('/v1/metrics')}。`,
    shows: say`Collector 会写出带 ${code('Unimplemented')} 和 ${code('HTTP Status Code 404')} 的 ${code('not retryable error')}。`,
    fix: (exporter) =>
      say`把 ${code(exporter)} 的 ${code('endpoint')} 设为 stack 的基础 URL，形如 ${code('https://otlp-gateway-REGION.grafana.net/otlp')}，后面不加任何东西。`,
    prevent: say`从 stack 页面的 OpenTelemetry 一栏复制端点。`,
  },
  'grafana-rate-limited': {
    name: '网关限制速率',
    title: (exporter, { host }) => say`${code(host)} 的接收量低于 ${code(exporter)} 的发送量`,
    means: say`stack 的上限已到，请求以 429 答复。数据会一直重试，直到队列满或时间用尽，然后丢弃。`,
    shows: say`Collector 会写出带 429 或 ${code('ResourceExhausted')} 的 ${code('Exporting failed. Will retry the request after interval.')}。`,
    fix: (exporter) => say`减少经 ${code(exporter)} 发送的量：降低采样率、减少序列、拉长间隔；或提高 stack 的上限。`,
    prevent: say`对照上限关注 stack 的用量。`,
  },
  'grafana-name-unresolved': {
    name: '网关的域名无法解析',
    title: (exporter, { host }) => say`${code(exporter)} 无法解析 ${code(host)}`,
    means: say`没有这个域名，或域名服务器没有回应。数据会重试几分钟，然后丢弃。`,
    shows: say`Collector 会写出带 ${code('no such host')} 的 ${code('dial tcp: lookup')}。`,
    fix: (exporter) =>
      say`把 ${code(exporter)} 的 ${code('endpoint')} 中的区域与 stack 页面上的对照；如果没有错，请确认 VPC 的 DNS 能解析互联网域名。`,
    prevent: say`从 stack 页面的 OpenTelemetry 一栏复制端点。`,
  },
  'grafana-unreachable': {
    name: '无法连接网关',
    title: (exporter, { host }) => say`${code(exporter)} 无法与 ${code(host)} 建立连接`,
    means: say`网关在互联网上。VPC 端点只通往 AWS，因此需要 NAT 网关或其他出口。数据会重试几分钟，然后丢弃。`,
    shows: say`Collector 会写出带 ${code('i/o timeout')} 的 ${code('dial tcp')}，或连接被拒绝。`,
    fix: (_exporter, { host }) =>
      say`给 Collector 的子网一条指向 NAT 网关的默认路由，并让其安全组放行出站 TCP 443；如果防火墙有允许域名列表，请加入 ${code(host)}。`,
    prevent: say`启用 Grafana 时，在 Terraform 中选择 ${code('egress = "nat"')}。`,
  },
  'grafana-unresponsive': {
    name: '网关没有及时回应',
    title: (exporter, { host }) => say`${code(host)} 没有及时回应 ${code(exporter)}`,
    means: say`请求能到达网关，但超过了导出器的时限。数据会重试到时间用尽，然后丢弃。`,
    shows: say`Collector 会写出 ${code('context deadline exceeded (Client.Timeout exceeded while awaiting headers)')}，先带 ${code('Will retry')}，后带 ${code('no more retries left')}。`,
    fix: (exporter) =>
      say`查看网关的状态页。让 ${code(exporter)} 发送更小并压缩的批次，把它的 ${code('timeout')} 调到 ${code('30s')}。`,
    prevent: say`调大 ${code('max_elapsed_time')} 和 ${code('queue_size')}，使几分钟的中断不丢数据。`,
  },
  'grafana-server-error': {
    name: '网关出错',
    title: (exporter, { host, status }) => say`${code(host)} 用自身的错误（${status}）答复 ${code(exporter)}`,
    means: say`问题在网关一侧。502、503 和 504 会重试几分钟；其他错误立即丢弃。`,
    shows: say`Collector 会写出 ${code('responded with HTTP Status Code')} 和从 500 起的数字。`,
    fix: (exporter) =>
      say`查看网关的状态页并等待。如果中断时间长于队列能撑的时间，请调大 ${code('max_elapsed_time')} 以及 ${code(exporter)} 的 ${code('queue_size')}。`,
    prevent: say`给导出器一个能撑过中断的队列。`,
  },
  'grafana-delta-refused': {
    name: '网关拒绝增量指标',
    title: (exporter, { host }) => say`${code(host)} 要累积指标，而 ${code(exporter)} 发送的是增量`,
    means: say`网关后面的 Prometheus 和 Mimir 只接受累积的 sum 和 histogram。含增量的请求都会被拒绝并丢弃。`,
    shows: say`Collector 会写出带 ${code('invalid temporality and type combination for metric')} 的 ${code('HTTP Status Code 400')}。`,
    fix: (exporter) =>
      say`从各服务中去掉 ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE')}，只在 awsemf 的管道里放 ${code('cumulativetodelta')}，不要放进 ${code(exporter)} 的管道。`,
    prevent: say`用 Terraform 变量启用 Grafana，它会同时改好两处。`,
  },
  'grafana-data-refused': {
    name: '网关拒绝数据',
    title: (exporter, { host, status }) => say`${code(host)} 拒绝 ${code(exporter)} 发送的内容（${status}）`,
    means: say`网关看懂了请求，但不要其中的内容：太大、太旧或标签太多。数据直接丢弃，不会重试。`,
    shows: say`Collector 会写出带 ${code('InvalidArgument')} 的 ${code('not retryable error')}；原因在 ${code('Message=')} 之后。`,
    fix: (exporter) =>
      say`看该行给出的原因。太大时在 ${code(exporter)} 之前调小 ${code('send_batch_max_size')}；标签或时间有问题时更正产生它们的服务。`,
    prevent: say`不要把 ID 和 URL 放进指标的属性。`,
  },
  'export-queue-full': {
    name: '发送队列已满',
    title: (exporter) => say`${code(exporter)} 的发送队列已满，新数据会丢弃`,
    means: say`后端的接收量低于到达量，或完全不接收。队列已经填满，在它排空之前新数据都会丢弃。`,
    shows: say`Collector 会写出 ${code('sending queue is full')}；${code('otelcol_exporter_queue_size')} 停在 ${code('otelcol_exporter_queue_capacity')}，${code('otelcol_exporter_enqueue_failed')} 上升。`,
    fix: (exporter) =>
      say`先看 ${code(exporter)} 的后端是否缓慢或拒绝。如果后端正常，请先调大 ${code('num_consumers')}，再调大 ${code('queue_size')}，或减少发送量。`,
    prevent: say`在容量的 80 % 处设告警。`,
  },
  'export-retries-exhausted': {
    name: '导出器放弃重试',
    title: (exporter) => say`${code(exporter)} 在最后一次重试后放弃并丢弃了数据`,
    means: say`后端不可用的时间超过了 ${code('max_elapsed_time')}，默认五分钟。等待中的数据已丢失；之后的数据可能正常。`,
    shows: say`Collector 会写出带 ${code('no more retries left')} 的 ${code('Exporting failed. Dropping data.')}`,
    fix: (exporter) =>
      say`根据该行的其余部分找出后端为何不可用。把 ${code('max_elapsed_time')} 调到大于想要撑过的中断时间，并让 ${code(exporter)} 的队列容得下这么多数据。`,
    prevent: say`如果什么都不能丢，请把队列放在 EFS 上的 ${code('file_storage')} 里。`,
  },
} satisfies Partial<FindingWords<'exports'>>
