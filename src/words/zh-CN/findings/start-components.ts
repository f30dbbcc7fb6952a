import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Components and references of the configuration that keep a collector from starting. */
export const startComponents = {
  'config-key-unknown': {
    name: 'Collector 不认识的配置键',
    title: (_service, { component, key }) =>
      say`Collector 无法启动：${code(component)} 的配置里有未知的键 ${code(key)}`,
    means: say`只要有一个键不认识，Collector 就拒绝整份配置，新版本的任务都无法存活。例如 awsxray 和 awsemf 既没有 ${code('sending_queue')} 也没有 ${code('retry_on_failure')}。`,
    shows: say`最后几行是纯文本而不是 JSON，因为日志器尚未就绪：${code('has invalid keys')}。任务以 1 退出。`,
    fix: (_service, { component, key }) =>
      say`从 ${code(component)} 中删除 ${code(key)}，或按该版本的写法改正，然后部署。`,
    prevent: say`部署前用同一版本 Collector 自带的 ${code('validate')} 校验配置。`,
  },
  'config-key-removed': {
    name: '已被移除的配置键',
    title: (_service, { component, key, instead }) =>
      say`Collector 无法启动：${code(component)} 的 ${code(key)} 已被移除，由 ${code(instead)} 取代`,
    means: say`早先的版本接受这个键，当前版本因为它拒绝整份配置。多半在升级镜像之后出现。`,
    shows: say`纯文本的 ${code('has invalid keys')}，任务以 1 退出。`,
    fix: (_service, { component, key, instead }) =>
      say`按变更日志的说明，把 ${code(component)} 的 ${code(key)} 换成 ${code(instead)}，然后部署。`,
    prevent: say`用摘要固定镜像，阅读中间每个版本的变更日志，并在部署前用新镜像运行 ${code('validate')}。`,
  },
  'component-unknown': {
    name: '镜像里没有的组件',
    title: (_service, { component, type }) =>
      say`Collector 无法启动：镜像里没有类型为 ${code(type)} 的组件（${code(component)}）`,
    means: say`各发行版不同：ADOT 没有 ${code('basicauth')}，没有 ${code('transform')}，也没有任何连接器；自行构建的 Collector 只有清单里列出的组件。`,
    shows: say`纯文本的 ${code('unknown type')}，并列出可用的类型，任务以 1 退出。`,
    fix: (_service, { component }) => say`从配置中删除 ${code(component)}，改用列表中的组件实现，或换用包含它的镜像。`,
    prevent: say`用实际部署的那个镜像校验配置：contrib 接受的，ADOT 可能拒绝。`,
  },
  'component-renamed': {
    name: '已改名或移除的组件',
    title: (_service, { component, instead }) =>
      say`Collector 无法启动：这个版本不再认识或尚不认识 ${code(component)}，它在这里叫 ${code(instead)}`,
    means: say`组件有时会改名。旧名作为别名还能用几个版本，之后就不认识了；较旧的镜像则不认识新名。`,
    shows: say`纯文本的 ${code('unknown type')} 或 ${code('has been deprecated, use')}，任务以 1 退出。`,
    fix: (_service, { component, instead }) =>
      say`在对应的段落和每个管道中，把 ${code(component)} 改写为 ${code(instead)}，然后部署。`,
    prevent: say`看到日志中的警告 ${code('alias is deprecated')}，就在下次换镜像之前改掉。`,
  },
  'component-lost-with-image': {
    name: '新镜像缺少配置所用的东西',
    title: (_service, { component, since }) => say`Collector 无法启动：新镜像 ${code(since)} 里没有 ${code(component)}`,
    means: say`配置没有变过，用之前的镜像可以启动，所以是新镜像里不再有这个组件或键。`,
    shows: say`镜像刚更换就出现 ${code('unknown type')} 或 ${code('has invalid keys')}；已停止任务的摘要与先前运行的不同。`,
    fix: (_service, { component, before }) =>
      say`现在先回到镜像 ${code(before)}。再按变更日志替换 ${code(component)}，然后重新升级镜像。`,
    prevent: say`用摘要固定镜像，并在 CI 中用新镜像运行 ${code('validate')}。`,
  },
  'config-reference-undefined': {
    name: '引用了没有配置的东西',
    title: (_service, { where, role, component }) =>
      say`Collector 无法启动：${code(where)} 引用的 ${role} ${code(component)} 没有配置`,
    means: say`${code('service')} 中的每个名字都必须在对应的段落里定义，逐字一致，斜杠后的部分也一样。`,
    shows: say`纯文本的 ${code('which is not configured')}，任务以 1 退出。`,
    fix: (_service, { where, role, component }) =>
      say`在对应的段落里定义 ${role} ${code(component)}，或改正它在 ${code(where)} 中的名字，然后部署。`,
    prevent: say`在 CI 中对渲染后的配置运行 ${code('validate')}，每种开关组合都要跑。`,
  },
  'extension-not-listed': {
    name: '没有启动的扩展',
    title: (_service, { component, extension }) =>
      say`Collector 无法启动：${code(component)} 使用的扩展 ${code(extension)} 没有启动`,
    means: say`只定义扩展还不够：只有列在 ${code('service.extensions')} 中的才会启动。`,
    shows: say`${code('authenticator not found')} 或 ${code('no storage client extension found')}，任务以 1 退出。`,
    fix: (_service, { extension }) => say`把 ${code(extension)} 加入 ${code('service.extensions')}，然后部署。`,
    prevent: say`在 CI 中把真实镜像启动几秒：${code('validate')} 发现不了这个错误。`,
  },
  'pipeline-empty': {
    name: '没有头或没有尾的管道',
    title: (_service, { where, missing }) => say`Collector 无法启动：${code(where)} 没有 ${missing}`,
    means: say`每个管道至少要有一个接收器和一个导出器，${code('service')} 至少要有一个管道。`,
    shows: say`纯文本的 ${code('must have at least one')}，任务以 1 退出。`,
    fix: (_service, { where, missing }) =>
      say`给 ${code(where)} 补上 ${missing}，或把它删掉，然后部署。常见原因是模板渲染出了空列表。`,
    prevent: say`导出器被关闭时整个管道都不要渲染，两种情况都校验。`,
  },
  'pipeline-signal-unsupported': {
    name: '组件放进了错误信号的管道',
    title: (_service, { component, signal }) => say`Collector 无法启动：${code(component)} 不能用于 ${code(signal)}`,
    means: say`awsxray 只接受 traces，awsemf 只接受 metrics，awscloudwatchlogs 只接受 logs。管道名必须以 traces、metrics 或 logs 开头。`,
    shows: say`${code('telemetry type is not supported')} 或 ${code('unknown pipeline signal')}，任务以 1 退出。`,
    fix: (_service, { component, signal }) =>
      say`把 ${code(component)} 从用于 ${code(signal)} 的管道中移出，或放进它自己信号的管道，然后部署。`,
    prevent: say`在 CI 中把真实镜像启动几秒，等到 ${code('Everything is ready')}。`,
  },
} satisfies Partial<FindingWords<'start'>>
