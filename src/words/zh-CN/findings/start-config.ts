import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Values and texts of the configuration that keep a collector from starting, or empty what it sends with. */
export const startConfig = {
  'limiter-setting-invalid': {
    name: '内存限制器缺少间隔或上限',
    title: (_service, { component, reason }) => say`Collector 无法启动：${code(component)} 的设置不对，${code(reason)}`,
    means: say`${code('check_interval')} 和上限都没有默认值，突发量必须小于上限。`,
    shows: say`纯文本的 ${code('must be greater than zero')} 或 ${code('must be smaller than')}，任务以 1 退出。`,
    fix: (_service, { component }) =>
      say`对于 1024 MiB 的任务，给 ${code(component)} 设置 ${code('check_interval: 1s')}、${code('limit_mib: 800')} 和 ${code('spike_limit_mib: 160')}，然后部署。`,
    prevent: say`在 Terraform 中由任务内存算出上限，并在 CI 中运行 ${code('validate')}。`,
  },
  'config-variable-unset': {
    name: '配置引用的变量没有设置',
    title: (_service, { variable, component }) =>
      say`配置为 ${code(component)} 读取 ${code(variable)}，但 Collector 的任务没有这个变量或其值为空`,
    means: say`没有设置的变量会变成空文本。空的端点在启动时就是错误；空的请求头或名称则能启动，但发出的数据会被拒绝或去错地方。`,
    shows: say`启动的第一行：${code('Configuration references unset environment variable')}。在配置中它写作 ${code('\u0024{env:NAME}')}。`,
    fix: (_service, { variable, component }) =>
      say`在 Collector 任务定义的 ${code('secrets')} 或 ${code('environment')} 中加入 ${code(variable)}，或在不用时不渲染 ${code(component)}，然后部署。`,
    prevent: say`按条件渲染可选的导出器，让密钥和导出器受同一个开关控制。`,
  },
  'exporter-endpoint-missing': {
    name: '没有端点的导出器',
    title: (_service, { component }) => say`Collector 无法启动：${code(component)} 没有端点`,
    means: say`只要配置了导出器就会检查，即使没有管道使用它；端点没有默认值。`,
    shows: say`纯文本的 ${code('at least one endpoint must be specified')}，任务以 1 退出。`,
    fix: (_service, { component }) =>
      say`给 ${code(component)} 设置 ${code('endpoint')}，或在关闭时连同它的管道一起不渲染，然后部署。`,
    prevent: say`后端关闭时，模板里应整段略去，而不是留空。`,
  },
  'config-dollar-expanded': {
    name: '密码中的美元符号',
    title: (_service, { variable }) => say`密钥或请求头中的 ${code('$')} 被当成了变量 ${code(variable)}，因此缺了一段`,
    means: say`Collector 会在所有地方展开 ${code('\u0024{NAME}')}，来自变量的值也不例外。不认识的变成空，剩下的部分会被后端当成错误的密码拒绝。`,
    shows: say`启动时出现 ${code('Configuration references unset environment variable')}，名字没有人设置过；之后后端返回 401。`,
    fix: (_service, { variable }) =>
      say`把 ${code(variable)} 之前的每个美元符号写成 ${code('$$')}，或以 base64 保存密钥，然后部署。`,
    prevent: say`密钥用 base64 或不含美元符号的形式传递，绝不写进配置文本。`,
  },
  'config-syntax': {
    name: '配置不是 YAML',
    title: (_service, { reason }) => say`Collector 无法启动：配置不是有效的 YAML，${code(reason)}`,
    means: say`整份都无法读取：缩进错误、制表符、缺少引号，或同一个键出现两次。`,
    shows: say`纯文本的 ${code('cannot resolve the configuration')} 和带行号的 ${code('yaml:')}，任务以 1 退出。`,
    fix: (_service, { reason }) => say`改正 ${code(reason)} 指出的位置（按渲染后的文本计行），然后部署。`,
    prevent: say`用 ${code('jsonencode(yamldecode(templatefile(…)))')} 渲染成 JSON：有错时 Terraform 的计划就会失败。`,
  },
  'config-not-a-mapping': {
    name: '给出的内容不是配置',
    title: (_service, { found }) => say`Collector 无法启动：它得到的配置不是映射（${code(found)}）`,
    means: say`它得到的是一段文本、一个列表或什么也没有。常见的是参数名而不是参数值：任务定义里用了 ${code('value')}，本应是 ${code('valueFrom')}。`,
    shows: say`纯文本的 ${code('cannot be used as a Conf')}、${code('cannot unmarshal')} 或 ${code('empty configuration file')}，任务以 1 退出。`,
    fix: (service) =>
      say`查看 ${code(service)} 的变量 ${code('AOT_CONFIG_CONTENT')} 或 ${code('--config')} 所指文件的真实内容。参数应放在 ${code('secrets')} 中，用 ${code('valueFrom')} 引用。`,
    prevent: say`把任务定义放在 Terraform 里，每次部署后等到 ${code('Everything is ready')}。`,
  },
  'config-value-invalid': {
    name: 'Collector 不接受的值',
    title: (_service, { component, reason }) =>
      say`Collector 无法启动：${code(component)} 的一个值无效，${code(reason)}`,
    means: say`键是认识的，但值的类型不对或不被允许，整份配置因此被拒绝。`,
    shows: say`纯文本的 ${code('cannot unmarshal the configuration')} 或 ${code('invalid configuration')}，任务以 1 退出。`,
    fix: (_service, { component, reason }) => say`改正 ${code(component)} 中 ${code(reason)} 所指的值，然后部署。`,
    prevent: say`在 CI 中用同一镜像的 ${code('validate')} 校验渲染后的配置。`,
  },
  'config-file-missing': {
    name: '配置文件不存在',
    title: (_service, { file }) => say`Collector 无法启动：在 ${code(file)} 找不到配置`,
    means: say`镜像里没有这个文件，也没有卷提供它，或者没有给出 ${code('--config')}。`,
    shows: say`${code('unable to read the file')} 或 ${code('at least one config flag must be provided')}，任务以 1 退出。`,
    fix: (_service, { file }) =>
      say`改正容器命令中的路径 ${code(file)}，或用 ${code('AOT_CONFIG_CONTENT')}（ADOT）或 ${code('--config=env:NAME')} 提供配置，然后部署。`,
    prevent: say`用 ${code('secrets')} 中的 SSM 参数提供配置：ECS 会检查它是否存在。`,
  },
  'config-provider-unknown': {
    name: '该镜像无法读取的来源',
    title: (_service, { scheme, reference }) =>
      say`Collector 无法启动：镜像无法读取 ${code(reference)}，它不支持 ${code(scheme)}`,
    means: say`配置能引用哪些来源由镜像决定。ADOT 能读 env、file、http、https、yaml 和 s3，但没有 ${code('secretsmanager')}。`,
    shows: say`${code('is not supported for uri')} 或 ${code('unsupported scheme on URI')}，任务以 1 退出。`,
    fix: (_service, { reference }) =>
      say`用任务定义的 ${code('secrets')} 把 ${code(reference)} 的值作为变量提供，以 ${code('\u0024{env:NAME}')} 引用，然后部署。`,
    prevent: say`让 ECS 而不是 Collector 去取密钥：任何镜像都适用，而且只有执行角色需要权限。`,
  },
  'metric-selector-invalid': {
    name: '不是正则表达式的指标选择器',
    title: (_service, { selector, reason }) =>
      say`Collector 无法启动：选择器 ${code(selector)} 不是正则表达式，${code(reason)}`,
    means: say`awsemf 在启动时编译 ${code('metric_name_selectors')} 和标签匹配器，有错就会 panic。`,
    shows: say`带堆栈的 ${code('panic: regexp: Compile')}，任务以 2 退出。`,
    fix: (_service, { selector }) => say`改正 ${code(selector)}（在 YAML 中用单引号），然后部署。`,
    prevent: say`在 CI 中运行 ${code('validate')}：它会以同样方式 panic。`,
  },
} satisfies Partial<FindingWords<'start'>>
