import type { Rich } from '../../../rich.ts'
import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const pipelineMissing = (signal: string, proto: string, variable: string) => ({
  name: `没有 ${signal} 管道`,
  title: (_collector: string, { service: sender }: { service: string }): Rich =>
    say`Collector 没有 ${signal} 管道，而 ${code(sender)} 在发送这种数据`,
  means: say`没有管道时，接收器根本不提供这项服务：发来的数据被拒绝并丢失。`,
  shows: say`Collector 正常启动。SDK 写出 ${code('UNIMPLEMENTED')} 和 ${code(`unknown service opentelemetry.proto.collector.${proto}`)}，通过 HTTP 则是 ${code('404')}。`,
  fix: (): Rich =>
    say`在 ${code('service.pipelines')} 中加入带接收器 ${code('otlp')} 的 ${code(signal)} 管道，或给各服务设置 ${code(`${variable}=none`)}，然后部署。`,
  prevent: say`把服务声明的导出器和 Collector 的管道放在同一个 Terraform 模块里。`,
})

/** Configurations with which a collector runs, and which are wrong. */
export const startRunning = {
  'limiter-percentage-on-fargate': {
    name: '在 Fargate 上按百分比限制内存',
    title: (_service, { component, limit }) =>
      say`${code(component)} 把内存限制为错误总量的 ${limit} %，任务因此耗尽内存`,
    means: say`Fargate 任务看不到自己的上限：百分比按整机内存计算，限制器永远不会开始拒绝，容器最终被杀死。`,
    shows: say`${code('OutOfMemoryError')} 和退出码 137，此前没有一行限制器的日志。`,
    fix: (_service, { component }) =>
      say`对于 1024 MiB 的任务，把 ${code(component)} 的 ${code('limit_percentage')} 换成 ${code('limit_mib: 800')} 和 ${code('spike_limit_mib: 160')}，设置 ${code('GOMEMLIMIT=640MiB')}，然后部署。`,
    prevent: say`在 Terraform 中由任务内存算出上限。`,
  },
  'limiter-not-first': {
    name: '内存限制器的位置太靠后',
    title: (pipeline, { before }) => say`在 ${code(pipeline)} 中，内存限制器排在 ${code(before)} 之后`,
    means: say`${code('batch')} 里的数据已经无法拒绝，发送方也已得到送达的答复。限制器只能靠强制回收空耗 CPU。`,
    shows: say`${code('Memory usage is above')} 反复出现，CPU 接近 100 %，数据被拒绝。`,
    fix: (pipeline) =>
      say`在 ${code(pipeline)} 中把 ${code('memory_limiter')} 放在所有暂存数据的处理器之前，${code('batch')} 放在最后，然后部署。`,
    prevent: say`用模板测试检查每个管道里的顺序。`,
  },
  'limiter-limit-too-low': {
    name: '内存上限太低',
    title: (limiter, { limit, memory }) => say`${code(limiter)} 在 ${limit} MiB 就拒绝数据，而任务有 ${memory} MiB`,
    means: say`空闲的 Collector 就要 110 到 150 MB。限制器在大部分内存空闲时拒绝数据，并不停地运行垃圾回收。`,
    shows: say`任务内存很低，却出现 ${code('Memory usage is above')}；SDK 收到 ${code('data refused due to high memory usage')}。`,
    fix: (limiter) =>
      say`把 ${code(limiter)} 的 ${code('limit_mib')} 设为任务内存的约 80 %，${code('spike_limit_mib')} 设为其五分之一，然后部署。`,
    prevent: say`在 Terraform 中由任务内存算出上限。`,
  },
  'receiver-on-localhost': {
    name: '接收器只监听 localhost',
    title: (receiver, { endpoint }) => say`${code(receiver)} 监听 ${code(endpoint)}，其他任务都无法连接`,
    means: say`从 v0.104 起，没有写端点的接收器只监听 localhost。Collector 是健康的，但来自其任务之外的连接都被拒绝。`,
    shows: say`${code('Starting GRPC server')} 或 ${code('Starting HTTP server')} 带着回环地址；SDK 写出 ${code('Connection refused')}。`,
    fix: (receiver, { port }) =>
      say`把 ${code(receiver)} 的端点设为 ${code(`0.0.0.0:${port}`)}，然后部署。由安全组决定谁可以连接。`,
    prevent: say`写明每种协议的端点，并在每次部署后让 verify 跟踪数据。`,
  },
  'traces-pipeline-missing': pipelineMissing('traces', 'trace.v1.TraceService', 'OTEL_TRACES_EXPORTER'),
  'metrics-pipeline-missing': pipelineMissing('metrics', 'metrics.v1.MetricsService', 'OTEL_METRICS_EXPORTER'),
  'logs-pipeline-missing': pipelineMissing('logs', 'logs.v1.LogsService', 'OTEL_LOGS_EXPORTER'),
  'exporter-unused': {
    name: '没有管道使用的导出器',
    title: (exporter, { signal }) => say`配置了 ${code(exporter)}，但没有 ${signal} 管道向它发送`,
    means: say`只定义导出器不起作用。数据只会去管道所列的地方。`,
    shows: say`没有任何失败：Collector 接收了数据，后端却一直为空。`,
    fix: (exporter, { pipeline, exporters }) =>
      say`把 ${code(exporter)} 加入 ${code(`service.pipelines.${pipeline}`)} 的导出器（现在是 ${code(exporters)}），然后部署。`,
    prevent: say`删除不用的导出器，并在每次部署后让 verify 从后端读回数据。`,
  },
  'emf-not-to-cloudwatch': {
    name: 'awsemf 没有发往 CloudWatch',
    title: (exporter, { found }) =>
      say`${code(exporter)} 的 ${code('output_destination')} 是 ${code(found)}，所以没有指标到达 CloudWatch`,
    means: say`设为 ${code('stdout')} 时事件只会打印出来；设为 ${code('cloudwatch')} 和 ${code('stdout')} 以外的值时则无处可去。两种情况都算作已发送。`,
    shows: say`没有调用失败。事件留在 Collector 自己的日志里，或哪里都没有。`,
    fix: (exporter) => say`从 ${code(exporter)} 中删除 ${code('output_destination')}，然后部署。`,
    prevent: say`要查看数据就用另一个导出器：${code('debug')}。`,
  },
  'emf-option-dropped': {
    name: 'awsemf 忽略了一个选项',
    title: (exporter, { option, problem }) => say`${code(exporter)} 忽略了 ${code(option)}（${code(problem)}）`,
    means: say`awsemf 会丢掉没有 ${code('metric_name_selectors')} 的声明，以及单位不为 CloudWatch 所知的描述，然后照常运行。于是指标缺失，或单位不同。`,
    shows: say`较新的版本什么也不说；较旧的写出 ${code('Dropped metric declaration.')} 或 ${code('Dropped unsupported metric descriptor.')}`,
    fix: (exporter, { option }) =>
      say`补全 ${code(exporter)} 的 ${code(option)}：声明需要选择器，描述需要 ${code('Count')}、${code('Milliseconds')} 或 ${code('None')} 这样的单位。然后部署。`,
    prevent: say`改动之后，用 ${code('otel metrics')} 列出的内容逐个确认声明的指标在 CloudWatch 中。`,
  },
} satisfies Partial<FindingWords<'start'>>
