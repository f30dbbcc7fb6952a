import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What keeps spans from being made or kept, and under which name they go. */
export const sampling = {
  'sdk-disabled': {
    name: 'SDK 被关闭',
    title: (service, { value }) => say`${code(service)} 的 SDK 被 ${code(`OTEL_SDK_DISABLED=${value}`)} 关闭`,
    means: say`SDK 完全不产生 span、指标和日志记录。日志行里的 trace id 全是零。`,
    shows: say`不会写出任何信息。它调用的其他服务会各自开始新的 trace。`,
    fix: (service) => say`在 ${code(service)} 的任务定义中设置 ${code('OTEL_SDK_DISABLED=false')} 并部署。`,
    prevent: say`在同一个 Terraform local 中为每个服务声明该变量；verify 会在每次部署后核对。`,
  },
  'sampler-off': {
    name: '采样器不保留任何 trace',
    title: (service, { sampler }) => say`${code(service)} 的采样器 ${code(sampler)} 不保留它的任何 trace`,
    means: say`span 产生后在进程内就被丢弃。trace id 存在，但标记为未采样，被它调用的服务也会遵从。`,
    shows: say`不会写出任何信息。日志行带有 trace id，而 ${code('otelTraceSampled')} 为 false。`,
    fix: (service) =>
      say`在 ${code(service)} 的任务定义中设置 ${code('OTEL_TRACES_SAMPLER=parentbased_traceidratio')}，并让 ${code('OTEL_TRACES_SAMPLER_ARG')} 大于 0，然后部署。`,
    prevent: say`把比例做成一个 Terraform 变量，并校验它大于 0。`,
  },
  'sampler-invalid': {
    name: '采样器无效',
    title: (service, { sampler }) => say`${code(service)} 要求的采样器 ${code(sampler)} 是其 SDK 不认识的`,
    means: say`Python 和 JavaScript 会退回到保留全部 trace 的采样器，费用随之上升。Java 的 SDK 则无法启动。`,
    shows: say`启动时 SDK 写出 ${code("Couldn't recognize sampler")}、${code('Could not convert TRACES_SAMPLER_ARG to float.')} 或 ${code('Failed to initialize sampler')}；Java 写出 ${code('Unrecognized value for otel.traces.sampler')}。`,
    fix: (service) =>
      say`改正 ${code(service)} 的 ${code('OTEL_TRACES_SAMPLER')}（例如 ${code('parentbased_traceidratio')}）和 ${code('OTEL_TRACES_SAMPLER_ARG')}（0 到 1 之间的数），然后部署。`,
    prevent: say`在 Terraform 中校验这两个值。`,
  },
  'parent-not-sampled': {
    name: '调用方不采样',
    title: (service, { share }) => say`调用方要求 ${service} 不采样：最新日志行中有 ${share} 属于没有人保留的 trace`,
    means: say`服务遵从 ${code('traceparent')} 头中的决定。它前面的代理、网关或浏览器给出 00，因此即使它自己的采样器保留全部，这些 trace 仍被丢弃。`,
    shows: say`没有任何失败。只有经由这条路径的请求没有 trace；它们的日志行带有未采样的 trace id。`,
    fix: (service) =>
      say`在调用 ${service} 的一方打开采样。如果不能信任调用方的决定，就在入口使用不遵从上游的采样器：${code('OTEL_TRACES_SAMPLER=traceidratio')}。`,
    prevent: say`让负载均衡器后的第一个服务来决定，并去掉外部调用方的 ${code('traceparent')}。`,
  },
  'exporter-lost-by-fork': {
    name: '导出线程因 fork 丢失',
    title: (service, { command }) => say`${code(service)} 的工作进程（${code(command)}）产生的 span 没有人发送`,
    means: say`服务器先加载应用再 fork。负责导出的线程留在父进程里；工作进程只是积累 span 和指标，直到结束。`,
    shows: say`不会写出任何信息。日志行带有已采样的 trace id，而 X-Ray 中没有它们。`,
    fix: (service) =>
      say`让 ${code(service)} 在每个工作进程里初始化 SDK：gunicorn 的 ${code('post_fork')}、uWSGI 的 ${code('@postfork')}、Celery 的 ${code('worker_process_init')}。或者不带 ${code('--preload')} 启动 gunicorn。`,
    prevent: say`改动启动命令后，让 canary 和 verify 检查每个服务的 trace。`,
  },
  'service-name-missing': {
    name: '服务没有名字',
    title: (service, { name }) => say`${code(service)} 的遥测以 ${code(name)} 的名字出现`,
    means: say`数据都到达了，但用的名字没有任何查询、仪表板或告警会找；多个这样的服务会混成一个。`,
    shows: say`X-Ray 显示节点 ${code('unknown_service')}。`,
    fix: (service) => say`在 ${code(service)} 的任务定义中设置 ${code('OTEL_SERVICE_NAME')} 并部署。`,
    prevent: say`在 Terraform 中从服务自身的资源取得名字，使每个服务都有。`,
  },
} satisfies Partial<FindingWords<'applications'>>
