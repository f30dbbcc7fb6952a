import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Records that are lost before they become lines. */
export const logsRecords = {
  'log-extra-reserved-name': {
    name: '字段使用了保留名',
    title: (service, { key }) => say`${code(service)} 在 ${code('extra')} 中给出了使用保留名的字段：${code(key)}`,
    means: say`每个 ${code('LogRecord')} 都有 ${code('name')}、${code('message')}、${code('args')}、${code('module')} 等属性。遇到同名字段，Python 会在写日志的那次调用中抛出异常，于是这一行丢失，请求也可能失败。`,
    shows: say`回溯的末尾是 ${code('KeyError: "Attempt to overwrite \'message\' in LogRecord"')}。`,
    fix: (service, { key }) => say`在 ${code(service)} 中给出字段 ${code(key)} 的每处调用里改名，例如加上前缀。`,
    prevent: say`让应用的所有字段使用同一个前缀，并运行认识这些保留名的 linter。`,
  },
  'log-fields-as-keywords': {
    name: '字段以关键字参数给出',
    title: (service, { key }) => say`${code(service)} 给 logger 传了关键字参数 ${code(key)}`,
    means: say`标准库的 logger 只从 ${code('extra')} 接收字段；关键字参数是 structlog 的写法。调用会抛出异常，这一行丢失，请求也可能失败。`,
    shows: say`${code("TypeError: Logger._log() got an unexpected keyword argument 'agent_id'")}；Python 3.9 及更早版本没有 ${code('Logger.')}`,
    fix: (service, { key }) =>
      say`在 ${code(service)} 中写成 ${code(`extra={"${key}": …}`)}，或者从 ${code('structlog.get_logger()')} 取得 logger。`,
    prevent: say`一个服务只用一种日志库；类型检查器能发现这样的调用。`,
  },
  'log-format-field-missing': {
    name: '格式引用了记录没有的字段',
    title: (service, { field }) => say`${code(service)} 的日志格式需要 ${code(field)}，而并非每条记录都有`,
    means: say`没有该字段的记录都会丢失，而各个库的记录从来没有它。Python 在标准错误输出中报告后继续运行。`,
    shows: say`${code('--- Logging error ---')} 以及 ${code("ValueError: Formatting field not found in record: 'agent_id'")}。`,
    fix: (service, { field }) =>
      say`在 ${code(service)} 中给格式器一个默认值 ${code(`Formatter(fmt, defaults={"${field}": "-"})`)}（从 Python 3.10 起），或用 filter 设置它，或改写 JSON。以 ${code('otel')} 开头的字段需要日志插桩。`,
    prevent: say`把字段写成 JSON 的键，而不是在格式里逐个引用。`,
  },
  'log-value-not-json': {
    name: '字段无法写成 JSON',
    title: (service, { type }) => say`${code(service)} 记录了类型为 ${code(type)} 的值，JSON 无法表示它`,
    means: say`格式器在这一个值上失败，整行丢失。Python 在标准错误输出中报告后继续运行。`,
    shows: say`${code('--- Logging error ---')} 以及 ${code('TypeError: Object of type object is not JSON serializable')}；从 Python 3.14 起，下一行会写出是哪个字段。`,
    fix: (service, { type }) =>
      say`在 ${code(service)} 中给格式器一条出路：${code('JsonFormatter(json_default=str)')} 或 ${code('json.dumps(…, default=str)')}，或者在写日志处转换 ${code(type)}。键也必须是文本。`,
    prevent: say`在共用的格式器中保留这个默认值，并用一个对象测试它。`,
  },
  'log-arguments-unused': {
    name: '消息没有放置参数的位置',
    title: (service) => say`${code(service)} 给日志消息传了没有位置可放的参数`,
    means: say`Python 用 ${code('%')} 把参数放进消息。失败时这一行丢失，Python 在标准错误输出中报告。`,
    shows: say`${code('--- Logging error ---')} 以及 ${code('TypeError: not all arguments converted during string formatting')}；其下的 ${code('Message:')} 和 ${code('Arguments:')} 指出是哪次调用。`,
    fix: (service) =>
      say`在 ${code(service)} 中为每个参数在消息里写一个 ${code('%s')}，或把参数作为 ${code('extra')} 给出。`,
    prevent: say`用 linter 检查日志调用，例如 pylint 的 ${code('logging-too-many-args')}。`,
  },
  'log-level-unknown': {
    name: '没有这个名字的日志级别',
    title: (service, { level }) => say`Python 的 logging 不认识级别 ${code(level)}，因此 ${code(service)} 无法启动`,
    means: say`级别名是大写的：${code('DEBUG')}、${code('INFO')}、${code('WARNING')}、${code('ERROR')}、${code('CRITICAL')}。使用其他名字时，日志配置会抛出异常，进程随即结束。`,
    shows: say`每次启动的最后一行是 ${code("ValueError: Unknown level: 'debug'")}。`,
    fix: (service, { variable }) =>
      say`把 ${code(service)} 的 ${code(variable)} 设为这些名字之一并部署，或者让代码调用 ${code('.upper()')}。`,
    prevent: say`给 Terraform 变量加上只允许这五个名字的校验。`,
  },
  'log-level-too-high': {
    name: '日志级别滤掉了日志行',
    title: (service, { variable, level }) =>
      say`${code(service)} 设置了 ${code(`${variable}=${level}`)}，普通日志行不会写出`,
    means: say`低于该级别的记录在进程内就被丢弃。只有这些行才带有的字段也随之缺失。`,
    shows: say`能看到的每一行都是该级别或更高。这种原因不会产生错误信息。`,
    fix: (service, { variable }) =>
      say`把 ${code(service)} 的 ${code(variable)} 设为 ${code('INFO')} 或 ${code('DEBUG')} 并部署。个别吵闹的 logger 应按其名字单独调高。`,
    prevent: say`在 Terraform 中为每个服务声明级别；如果有意设高，就写进环境的 ${code('variables')}。`,
  },
  'stdout-buffered': {
    name: '最后几行留在缓冲区里',
    title: (service) => say`${code(service)} 的一个任务被强制结束，而它没有设置 ${code('PYTHONUNBUFFERED')}`,
    means: say`Python 把写到管道的输出先收集起来再成块写出。进程被强制结束时，缓冲区里的内容丢失，也就是结束前的最后几行。${code('logging')} 的 handler 每行都会刷新，不受影响。`,
    shows: say`任务以退出码 137 结束，最后几行对此只字未提。这种原因不会产生错误信息。`,
    fix: (service) =>
      say`为 ${code(service)} 设置 ${code('PYTHONUNBUFFERED=1')} 并部署，或用 ${code('python -u')} 启动。`,
    prevent: say`在镜像中设置该变量；verify 会检查每个服务是否带有它。`,
  },
} satisfies Partial<FindingWords<'logs'>>
