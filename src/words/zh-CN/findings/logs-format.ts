import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** How lines are formatted. */
export const logsFormat = {
  'logs-plain-text': {
    name: '日志行是纯文本',
    title: (service, { share }) => say`${code(service)} 写的是文本而不是 JSON（最新日志行的 ${share}）`,
    means: say`文本格式器不会打印通过 ${code('extra')} 给出的字段，因此无法按字段搜索。`,
    shows: say`日志行以时间开头而不是花括号；CloudWatch Logs Insights 除 ${code('@message')} 外找不到字段。`,
    fix: (service) =>
      say`在 ${code(service)} 的任务定义中设置 ${code('LOG_FORMAT=json')}，确认其日志配置会读取它，然后部署。`,
    prevent: say`在 Terraform 中为每个服务声明该变量；verify 会检查每个服务是否带有它。`,
  },
  'logs-fixed-keys': {
    name: 'JSON 格式器丢弃了字段',
    title: (service, { lines }) =>
      say`${code(service)} 的 JSON 日志行没有任何自己的字段（查看的 ${lines} 行中有 ${lines} 行如此）`,
    means: say`格式器只写固定的几个键，例如级别和消息。调用时通过 ${code('extra')} 给出的内容被丢弃，而且没有任何提示。`,
    shows: say`日志行是合法的 JSON，但每行都只有相同的几个键。这种原因不会产生错误信息。`,
    fix: (service) =>
      say`在 ${code(service)} 的日志配置中改用 ${code('python-json-logger')} 的 ${code('JsonFormatter')}，或者把 ${code('record.__dict__')} 中不属于每个 ${code('LogRecord')} 固有属性的键写进每一行。`,
    prevent: say`用一条在 ${code('extra')} 中带有字段的记录测试格式器。`,
  },
  'logging-configured-elsewhere': {
    name: 'JSON 格式器没有生效',
    title: (service) => say`${code(service)} 的 ${code('LOG_FORMAT')} 是 ${code('json')}，写的却是文本`,
    means: say`Python 在一个进程中只认第一次 ${code('logging.basicConfig()')}。如果某个库比应用先调用，之后带 JSON 格式器的那一次就什么也不做。应用不读取该变量时现象相同。`,
    shows: say`变量正确，日志行却是文本。这种原因不会产生错误信息。`,
    fix: (service) =>
      say`在 ${code(service)} 中，于导入其他模块之前调用 ${code('logging.basicConfig(force=True, …)')}，或用 ${code('logging.config.dictConfig')} 一次配置所有 logger；并确认这段代码会读取 ${code('LOG_FORMAT')}。`,
    prevent: say`只在一处、在最开始配置日志，并在每次部署后运行 verify。`,
  },
  'framework-logs-text': {
    name: '服务器有自己的日志格式',
    title: (service, { framework, share }) =>
      say`${code(framework)} 在 ${code(service)} 的 JSON 日志行之间写文本（最新日志行的 ${share}）`,
    means: say`服务器或 worker 的 logger 有自己的 handler，并且不向上传播，因此根 logger 的格式器看不到它们的日志。`,
    shows: say`同一个日志流里有两种格式：应用的 JSON，以及 ${code('INFO:     10.0.1.7:50312 - "GET / HTTP/1.1" 200 OK')} 这样的行。`,
    fix: (service, { framework }) =>
      say`在 ${code(service)} 中让 ${code(framework)} 的 logger 使用同一个 handler：uvicorn 和 hypercorn 用 ${code('--log-config')}，gunicorn 用 ${code('logconfig_dict')}，Celery 用 ${code('worker_hijack_root_logger=False')}；或者清空它们的 handler，并把 ${code('propagate')} 设为 true。`,
    prevent: say`在服务唯一的 ${code('dictConfig')} 中写明服务器的 logger。`,
  },
  'json-behind-prefix': {
    name: 'JSON 前面有前缀',
    title: (service, { prefix }) => say`${code(service)} 在日志行的 JSON 之前写了 ${code(prefix)}`,
    means: say`只有从第一个字符起就是 JSON 对象的行，CloudWatch Logs 才会读出字段。前面有任何内容，这一行就是文本。`,
    shows: say`行中能看到字段，但 CloudWatch Logs Insights 除 ${code('@message')} 外找不到任何字段。`,
    fix: (service) =>
      say`在 ${code(service)} 中让格式只包含 JSON：外层格式里没有 ${code('%(asctime)s')} 或级别，也没有给行加标记的进程管理器或 shell。在此之前，可以在查询中用 ${code('parse')} 取出字段。`,
    prevent: say`把时间和级别作为 JSON 的字段输出。`,
  },
  'trace-ids-missing': {
    name: '日志行没有 trace id',
    title: (service) => say`${code(service)} 关于请求的日志行没有 trace id`,
    means: say`没有它就无法从日志行找到对应的追踪。只有明确要求时插桩才会加上它；没有打开的 span 时它是 ${code('0')}。`,
    shows: say`日志行缺少 ${code('otelTraceID')} 或 ${code('trace_id')}，或者其值为 ${code('0')}。这种原因不会产生错误信息。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('OTEL_PYTHON_LOG_CORRELATION=true')}，安装 ${code('opentelemetry-instrumentation-logging')}，用 ${code('opentelemetry-instrument')} 启动服务，确认格式器会写出该字段，并在 span 之内写日志。使用自己的格式器时，从 ${code('get_current_span()')} 取得该 id。`,
    prevent: say`在 Terraform 中为每个服务声明该变量。`,
  },
  'log-fix-not-deployed': {
    name: '修正后的修订版没有部署',
    title: (service, { running, newest, setting }) =>
      say`${code(service)} 运行的是 ${code(running)}；带有 ${code(setting)} 的 ${code(newest)} 没有部署`,
    means: say`服务会一直使用原来的修订版，直到被告知更换。在此之前，新修订版的变量和日志选项不起作用。`,
    shows: say`看到的任务定义是正确的，日志行却和以前一样。`,
    fix: (service, { newest }) => say`用工作流或下面的命令把 ${code(newest)} 部署到 ${code(service)}。`,
    prevent: say`让注册修订版的 Terraform 或工作流在同一步里更新服务。`,
  },
} satisfies Partial<FindingWords<'logs'>>
