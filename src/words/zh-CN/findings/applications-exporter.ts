import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What keeps an SDK from having an exporter that sends. */
export const exporter = {
  'traces-exporter-off': {
    name: 'trace 没有导出器',
    title: (service, { value }) => say`${code(service)} 不发送 trace：${code(`OTEL_TRACES_EXPORTER=${value}`)}`,
    means: say`span 产生后无处可去，或者只打印到容器自己的输出。`,
    shows: say`没有任何失败。同一服务的指标可能照常到达。`,
    fix: (service) => say`在 ${code(service)} 的任务定义中设置 ${code('OTEL_TRACES_EXPORTER=otlp')} 并部署。`,
    prevent: say`在同一个 Terraform local 中为每个服务声明该变量；verify 会在每次部署后核对。`,
  },
  'metrics-exporter-off': {
    name: '指标没有导出器',
    title: (service, { value }) => say`${code(service)} 不发送指标：${code(`OTEL_METRICS_EXPORTER=${value}`)}`,
    means: say`SDK 不做测量，或者只打印到容器自己的输出。它的告警看不到数据。`,
    shows: say`没有任何失败。同一服务的 trace 可能照常到达。`,
    fix: (service) => say`在 ${code(service)} 的任务定义中设置 ${code('OTEL_METRICS_EXPORTER=otlp')} 并部署。`,
    prevent: say`在同一个 Terraform local 中为每个服务声明该变量；verify 会在每次部署后核对。`,
  },
  'provider-set-twice': {
    name: 'SDK 被初始化两次',
    title: (service, { provider }) => say`${code(service)} 设置了两次 ${code(provider)}，第二次被忽略`,
    means: say`先设置的生效。第二次设置的导出器、采样器和资源（往往才是想要的）永远得不到数据。`,
    shows: say`启动时 SDK 写出 ${code('Overriding of current TracerProvider is not allowed')}；JavaScript 写出 ${code('Attempted duplicate registration of API')}，Java 写出 ${code('GlobalOpenTelemetry.set has already been called')}。`,
    fix: (service) =>
      say`为 ${code(service)} 二选一：在自动插桩（${code('opentelemetry-instrument')}）下启动且代码里不再初始化，或者保留代码里的初始化而不用自动插桩启动。`,
    prevent: say`让 SDK 的初始化只在代码的一处，并测试它只运行一次。`,
  },
  'exporter-package-missing': {
    name: '镜像里没有导出器',
    title: (service, { component }) => say`${code(service)} 的镜像缺少导出器 ${code(component)}`,
    means: say`变量指定的导出器没有安装，因此 SDK 没有完成初始化，或者应用无法启动。`,
    shows: say`启动时写出 ${code("Requested component 'otlp' not found in entry point")}、${code('No module named')}，Java 写出 ${code('not found on classpath')}。`,
    fix: (service, { component }) =>
      say`把 ${code(component)} 的包加入 ${code(service)} 的镜像（Python：${code('opentelemetry-exporter-otlp')}；Java：${code('opentelemetry-exporter-otlp')}；JavaScript：${code('@opentelemetry/exporter-trace-otlp-grpc')}），构建并部署。`,
    prevent: say`在 CI 中用生产的变量启动一次镜像，并查找这段文字。`,
  },
  'otlp-protocol-unknown': {
    name: 'OTLP 协议无法识别',
    title: (service, { protocol }) => say`${code(service)} 的 SDK 不认识协议 ${code(protocol)}`,
    means: say`SDK 的初始化以错误结束，或者改用与目标端口不符的协议。`,
    shows: say`启动时写出 ${code("Unsupported OTLP protocol '…' is configured")} 或 ${code('Unsupported OTLP traces protocol')}。`,
    fix: (service) =>
      say`把 ${code(service)} 的 ${code('OTEL_EXPORTER_OTLP_PROTOCOL')} 设为 ${code('grpc')}（端口 4317）或 ${code('http/protobuf')}（端口 4318），然后部署。Python 和 Java 没有 ${code('http/json')}。`,
    prevent: say`让协议和端口来自同一个 Terraform local。`,
  },
  'sdk-setup-failed': {
    name: 'SDK 初始化失败',
    title: (service, { error }) => say`${code(service)} 的 SDK 无法初始化：${code(error)}`,
    means: say`自动插桩以错误结束，而错误被吞掉：应用照常运行，但完全没有被观测。`,
    shows: say`启动时写出 ${code('Failed to auto initialize OpenTelemetry')} 或 ${code('Configuration of configurator failed')}，并带有堆栈。`,
    fix: (service) =>
      say`查看 ${code(service)} 日志中堆栈的末尾：多半是版本不配套的包，或某个变量的值不被 SDK 接受。修正后构建并部署。`,
    prevent: say`把所有 OpenTelemetry 包固定在同一个版本，并在 CI 中用生产的变量启动一次镜像。`,
  },
} satisfies Partial<FindingWords<'applications'>>
