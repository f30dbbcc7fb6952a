import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What happens between a service and the collector. */
export const connection = {
  'collector-name-unresolved': {
    name: 'Collector 的名字无法解析',
    title: (host, { services }) => say`${services} 无法解析 ${code(host)}`,
    means: say`SDK 找不到可以发往的地址：名字没有在 Cloud Map 注册、命名空间不属于它们的 VPC，或者 VPC 的 DNS 被关闭。它们的遥测全部丢失。`,
    shows: say`SDK 写出 ${code('Domain name not found')}、${code('Name or service not known')}、${code('no such host')} 或 ${code('ENOTFOUND')}。`,
    fix: (host) =>
      say`确认 ${code(host)} 的命名空间和服务在 Cloud Map 中存在并登记了 Collector 的任务，私有托管区属于这些服务的 VPC，并且 VPC 打开了 ${code('enableDnsSupport')} 和 ${code('enableDnsHostnames')}。使用 Service Connect 时，客户端也必须在其命名空间里。`,
    prevent: say`在 Terraform 中用 Cloud Map 的资源拼出端点，使二者不会各自改变。`,
  },
  'collector-ingress-closed': {
    name: 'Collector 的安全组没有放行',
    title: (group, { port, services }) => say`Collector 的 ${code(group)} 没有对 ${services} 放行端口 ${port}`,
    means: say`数据包被丢弃且没有应答，每次导出都等到超时后丢失。规则删除之前建立的连接可能还会存活一阵。`,
    shows: say`SDK 在十秒后只写出 ${code('StatusCode.DEADLINE_EXCEEDED')}；HTTP 则写出 ${code('Failed to export span batch due to timeout, max retries or shutdown.')}`,
    fix: (group, { port, from }) =>
      say`给 ${code(group)} 增加入站规则：来自安全组 ${code(from)} 的 TCP ${port}。然后检查 ${code(from)} 的出站规则。`,
    prevent: say`把这条规则放在 Terraform 里服务的旁边，按安全组而不是按地址放行。`,
  },
  'sdk-collector-refused': {
    name: '连接 Collector 被拒绝',
    title: (target, { services }) => say`${services} 发送遥测的地址 ${code(target)} 没有进程监听`,
    means: say`地址可达，但该端口没有进程监听：SDK 重试几秒后丢弃数据。`,
    shows: say`SDK 在 ${code('Failed to export')} 旁写出 ${code('Connection refused')}。`,
    fix: (target) =>
      say`确认 ${code('OTEL_EXPORTER_OTLP_ENDPOINT')} 中的 ${code(target)} 是 Collector 的地址和端口（gRPC 4317，HTTP 4318），并且 Collector 的接收器绑定在 ${code('0.0.0.0')}。`,
    prevent: say`让所有服务从同一个 Terraform local 取得该地址，并在每次部署后运行 verify。`,
  },
  'sdk-export-times-out': {
    name: '导出超时',
    title: (target, { services }) => say`${services} 在时限内得不到 ${code(target)} 的应答`,
    means: say`数据包在途中消失，或者 Collector 处理太慢。每次导出等待约十秒，然后数据丢失。`,
    shows: say`SDK 只写出 ${code('StatusCode.DEADLINE_EXCEEDED')}、${code('Read timed out')} 或 ${code('context deadline exceeded')}。`,
    fix: (target) =>
      say`检查这些服务的出站规则、两边子网的网络 ACL，以及 ${code(target)} 是否指向已没有任务使用的地址。如果 Collector 的 CPU 已到上限，就增加 CPU 或再运行一个任务。`,
    prevent: say`让 canary 从 VPC 内部发送：它会分别测量 DNS、TCP 和 OTLP 的用时。`,
  },
  'sdk-data-refused': {
    name: 'Collector 因内存不足拒收数据',
    title: (collector, { services }) => say`${code(collector)} 拒收 ${services} 的数据：内存超过限制`,
    means: say`在内存释放之前，memory limiter 什么都不收。SDK 重试几秒后丢弃数据。`,
    shows: say`SDK 写出 ${code('data refused due to high memory usage')}；${code('otelcol_processor_memory_limiter_refused_spans')} 上升。`,
    fix: (collector) =>
      say`先看 ${code(collector)} 是否有导出器变慢或失败，因为积压的数据会占满内存。然后给任务更多内存并调高 limiter 的 ${code('limit_mib')}，或者再运行一个任务。`,
    prevent: say`对拒收的数据设告警：它发生在内存到达 80 % 之前。`,
  },
  'sdk-queue-full': {
    name: 'SDK 的队列已满',
    title: (service, { size }) => say`${code(service)} 产生的 span 超过其队列的 ${size} 个，多余的被丢弃`,
    means: say`span 结束得比批处理器发送得快。放不下的会丢失，多在突发时。`,
    shows: say`SDK 写出 ${code('Queue full, dropping Span.')}；JavaScript 写出 ${code('spans because maxQueueSize reached')}。`,
    fix: (service) =>
      say`调大 ${code(service)} 的 ${code('OTEL_BSP_MAX_QUEUE_SIZE')} 并调小 ${code('OTEL_BSP_SCHEDULE_DELAY')}，或者降低其采样比例，然后部署。`,
    prevent: say`关注 ${code('otel.sdk.processor.span.queue.size')}；设置 ${code('OTEL_PYTHON_SDK_INTERNAL_METRICS_ENABLED=true')} 后 SDK 会上报它。`,
  },
  'sdk-signal-unimplemented': {
    name: 'Collector 不接收该信号',
    title: (collector, { signal, services }) =>
      say`${code(collector)} 没有通过 OTLP 接收 ${signal} 的管道，而 ${services} 在发送`,
    means: say`接收器只提供运行中的配置里有管道接收的信号。数据不再重试，直接丢弃。`,
    shows: say`SDK 写出带 ${code('unknown service opentelemetry.proto.collector')} 的 ${code('StatusCode.UNIMPLEMENTED')}，HTTP 则是 404。Collector 启动时没有任何报错。`,
    fix: (collector, { signal }) =>
      say`在 ${code(collector)} 的 ${code('service.pipelines')} 下增加带接收器 ${code('otlp')} 的管道 ${code(signal)} 并部署，或者在这些服务中设置 ${code(`OTEL_${signal.toUpperCase()}_EXPORTER=none`)}。`,
    prevent: say`让 canary 在每次部署后发送每一种信号。`,
  },
  'sdk-request-too-large': {
    name: '请求超过 Collector 的上限',
    title: (service, { size, limit }) => say`${code(service)} 发送 ${size} 字节的请求，而 Collector 的上限是 ${limit}`,
    means: say`整批数据被拒收并丢弃，多在突发或属性很大时。`,
    shows: say`SDK 写出带 ${code('received message larger than max')} 的 ${code('StatusCode.RESOURCE_EXHAUSTED')}。`,
    fix: (service) =>
      say`调小 ${code(service)} 的 ${code('OTEL_BSP_MAX_EXPORT_BATCH_SIZE')}（默认 512），或用 ${code('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT')} 限制属性长度；也可以调大 Collector OTLP 接收器的 ${code('max_recv_msg_size_mib')}。`,
    prevent: say`为每个服务设置属性值的长度上限。`,
  },
  'sdk-compression-unknown': {
    name: 'Collector 无法解压收到的数据',
    title: (service, { encoding }) => say`${code(service)} 使用 Collector 接收器不认识的压缩 ${code(encoding)}`,
    means: say`每个请求都被拒收并丢弃。`,
    shows: say`SDK 写出 ${code('Decompressor is not installed for grpc-encoding')}。`,
    fix: (service) => say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_COMPRESSION=gzip')} 并部署。`,
    prevent: say`在同一个 Terraform local 中为每个服务声明该变量。`,
  },
  'sdk-export-failed': {
    name: 'SDK 导出失败',
    title: (service, { error }) => say`${code(service)} 导出失败：${code(error)}`,
    means: say`SDK 因为已知原因之外的问题放弃了数据。`,
    shows: say`SDK 写出 ${code('Failed to export')} 和原因。`,
    fix: (service) =>
      say`查看 ${code(service)} 日志中的原因。如果是 Collector 的应答（INTERNAL、500），原因在 Collector 自己的日志里；如果是证书、请求头或代理，原因在该服务的变量里。`,
    prevent: say`让 canary 在每次部署后发送一次，并为这段文字增加一个原因。`,
  },
} satisfies Partial<FindingWords<'applications'>>
