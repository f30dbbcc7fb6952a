import { code, joined, type Rich, say } from '../../rich.ts'
import type { Words } from '../words.ts'

const listed = (parts: readonly (string | Rich)[]): Rich => joined(parts, '、')
const codes = (names: readonly string[]): Rich => listed(names.map((name) => [code(name)]))

/** What went wrong, in a sentence that needs no more. */
export const reasons: Words['reasons'] = {
  usage: say`命令的写法不对。`,
  unknown_command: say`没有这个命令。`,
  unknown_environment: say`没有这个环境。`,
  environment_needed: say`需要指定环境。`,
  not_found: say`不存在。`,
  not_allowed: say`不允许这样做。`,
  access_denied: say`机器人的角色无权读取。`,
  credentials: say`凭证未被接受。`,
  throttled: say`AWS 正在限流；请一分钟后再试。`,
  timed_out: say`用时过长。`,
  unavailable: say`无法连接。`,
  unsupported: say`该端点不支持此操作。`,
  no_data: say`没有数据。`,
  not_asked: say`没有要求检查。`,
  not_built: say`此版本不包含这一项。`,
  no_source: say`没有资料说明它的表现。`,
  not_visible: say`从这里能读到的内容无法把它与健康状态区分开。`,
  too_much: say`数据太多，一次读不完。`,
}

export const hops: Words['hops'] = {
  deployment: '部署',
  discovery: '服务发现',
  applications: '应用',
  receiving: '接收',
  exporting: '导出',
  backends: '后端',
  watching: '监控',
  delivery: '交付',
  canary: '金丝雀探测',
}

export const verify: Words['verify'] = {
  flows: (environment, passed) => say`${code(environment)} 的遥测数据畅通：${passed} 个环节通过`,
  warned: (environment, names) => say`${code(environment)} 的遥测数据畅通，但有警告：${listed(names)}`,
  failed: (environment, names) => say`${code(environment)} 有 ${names.length} 个环节失败：${listed(names)}`,
  unknown: (environment, names) => say`${code(environment)} 没有环节失败，但有些无法判断：${listed(names)}`,
  settling: (environment, names) => say`${code(environment)} 尚在稳定中：${listed(names)}`,
  alsoUnknown: (names) => say`；无法判断：${listed(names)}`,
  alsoSettling: (names) => say`；尚在稳定中：${listed(names)}`,
  settlesAt: (at) => say`在 ${at} 之前，这仍可能是正常的`,
  nothingAsked: say`没有要求检查任何环节。`,
  missing: (fact, why) => say`${fact}读取失败：${why}`,
  more: (number) => say`另有 ${number} 条`,
  cause: (title, confidence) => say`原因：${title}（${confidence}）`,
  green: (name, evidence, more) =>
    more === 0 ? say`${name}：${evidence}` : say`${name}：${evidence}，另有 ${more} 条`,
  skipped: (names, why) => say`已跳过 ${listed(names)}：${why}`,
}

/** What each fact is called when it could not be had; each ends in Chinese, since `verify.missing` continues it. */
export const factNames: Words['factNames'] = {
  services: 'ECS 服务',
  collectorTasks: 'Collector 的任务',
  collectorTaskDefinition: 'Collector 的任务定义',
  taskDefinitions: '任务定义',
  instances: 'Cloud Map 实例',
  collectorMetrics: 'Collector 自身的指标',
  collectorUsage: 'Collector 的 CPU 和内存用量',
  applicationMetrics: '应用的指标',
  traceDestination: '追踪的存储位置',
  indexedPercent: '索引规则',
  traces: '追踪',
  logLines: '日志行',
  logSample: '每个任务最新的日志行',
  logGroups: '日志组',
  collectorLog: 'Collector 的日志',
  collectorStart: 'Collector 启动时的日志',
  collectorConfig: 'Collector 的配置',
  applicationLog: '应用关于遥测的日志',
  alarms: '告警',
  subscriptions: '订阅',
  noticesRule: '告警的 EventBridge 规则',
  dashboard: '仪表板',
  collectorPermissions: '任务角色的权限',
  executionPermissions: '执行角色的权限',
  applicationTasks: '应用的任务',
  collectorIngress: '安全组',
  egress: 'Collector 子网的出口',
  canary: '金丝雀',
  emfEvents: '生成指标的事件',
  otherNamespaces: '其他指标命名空间',
  indexedTraces: '已建索引的追踪',
  olderTraces: '更早的追踪',
  traceGroups: 'X-Ray 的分组',
}

const usage = (percent: number | undefined): string => (percent === undefined ? '未知' : `${percent}%`)

export const status: Words['status'] = {
  good: (environment) => say`${code(environment)} 运行正常`,
  bad: (environment, what) => say`${code(environment)} 需要关注：${joined(what, '；')}`,
  unknown: (environment) => say`在能看到的范围内，${code(environment)} 没有异常`,
  collector: 'Collector',
  tasks: (running, wanted) =>
    running === undefined ? say`任务数未知` : say`${running} / ${wanted ?? '?'} 个任务在运行`,
  health: { healthy: '健康', unhealthy: '不健康', unknown: '未上报健康状态', missing: '服务不存在' },
  usage: (cpu, memory) => say`CPU：${usage(cpu)}，内存：${usage(memory)}`,
  rollout: {
    completed: '已部署',
    in_progress: '滚动更新中',
    failed: '滚动更新失败',
    unknown: '滚动更新状态未知',
  },
  service: '服务',
  running: '运行中',
  revision: '修订版',
  state: '状态',
  noServices: say`没有应用服务。`,
  moreServices: (read, total) => say`共 ${total} 个服务，显示了 ${read} 个。`,
  alarmsFiring: (names) => say`${names.length} 个告警正在触发：${codes(names)}`,
  alarmsQuiet: (total) => (total === 0 ? say`没有任何告警规则` : say`${total} 个告警均未触发`),
  together: (tasks, health) => say`${tasks}，状态：${health}`,
  collectorBelow: say`Collector 任务数不足`,
  serviceBelow: (name) => say`${code(name)} 任务数不足`,
  firing: (number) => say`${number} 个告警正在触发`,
}

export const traces: Words['traces'] = {
  list: (number, seen, window) =>
    number === seen ? say`${window}内共 ${number} 条追踪` : say`${window}内 ${seen} 条追踪中的 ${number} 条`,
  noneMatch: (seen, window) => say`${window}内的 ${seen} 条追踪都不符合条件`,
  none: (window) => say`${window}内没有追踪`,
  noneHelp: say`没有流量就没有追踪。如果有流量，就是管道把它们弄丢了：`,
  source: { xray: say`来自 X-Ray。`, logs: say`来自 ${code('aws/spans')}，因为已启用 Transaction Search。` },
  incomplete: say`还有更多；请缩短时间范围或指定服务。`,
  columns: {
    status: '状态',
    duration: '耗时',
    name: '请求',
    services: '服务',
    age: '时间',
    span: 'Span',
    id: '追踪',
  },
  statuses: { ok: '正常', error: '错误', fault: '故障', throttle: '被限流' },
  one: (name, duration) => say`${code(name, 120)} 耗时 ${duration}`,
  noSuchTrace: (id) => say`最近 30 天内没有追踪 ${code(id)}，或者它不在本区域。`,
  inProgress: '未结束',
  open: '在 X-Ray 中打开',
}

export const metrics: Words['metrics'] = {
  list: (number, namespace, fresh) => say`${code(namespace)} 中有 ${number} 个指标，其中 ${fresh} 个有数据`,
  none: (namespace) => say`${code(namespace)} 中没有指标`,
  noneHelp: say`指标经由 Collector 的 awsemf 导出器到达。卡在哪里，可用 verify 查看：`,
  incomplete: say`还有更多；指定名称即可查看。`,
  columns: {
    name: '指标',
    dimensions: '维度',
    latest: '最新值',
    age: '时间',
    samples: '样本数',
    average: '平均值',
  },
  one: (name, window) => say`${code(name)} 在${window}内的数据`,
  noPoints: (name, window) => say`${code(name)} 存在，但${window}内没有数据点`,
  moreSets: (shown, of) => say`共 ${of} 组维度，显示了 ${shown} 组。`,
  highest: say`P50、P95 和 P99 取各统计周期中的最高值。`,
  noPercentiles: say`没有百分位数：它是以统计集形式发布的。指数直方图才有百分位数。`,
  noSuchMetric: (name, namespaces) => say`${codes(namespaces)} 中没有指标 ${code(name)}。`,
  noDimensions: '无',
  never: '无数据',
}

export const logs: Words['logs'] = {
  list: (number, window) => say`${window}内共 ${number} 行日志`,
  newest: (number, window) => say`${window}内最新的 ${number} 行日志`,
  none: (window) => say`${window}内没有日志`,
  noneMatch: (window) => say`${window}内没有符合条件的日志`,
  source: (group) => say`来自 ${code(group)}。`,
  notJson: (number) => say`有 ${number} 行不是 JSON，其中的字段无法搜索。设置了 ${code('LOG_FORMAT=json')} 吗？`,
  incomplete: (from) => say`${from} 之前的日志没有读取：数量太多。请缩短时间范围或指定服务。`,
  hidden: {
    keys: say`按照配置，字段的值只留在 CloudWatch 中。`,
    links: say`按照配置，日志行只留在 CloudWatch 中。`,
  },
  open: '在 CloudWatch 中打开',
  following: (group) => `正在持续显示 ${group} 的新日志；按 Ctrl-C 结束。`,
}

export const alarms: Words['alarms'] = {
  quiet: (number) => say`${number} 个告警均未触发`,
  firing: (number, total) => say`${total} 个告警中有 ${number} 个正在触发`,
  unclear: (number) => say`没有告警触发，但有 ${number} 个没有数据`,
  none: (prefix) => say`没有名称以 ${code(prefix)} 开头的告警：没有任何东西在监控这套系统。`,
  states: { ok: '正常', alarm: '告警中', insufficient_data: '无数据' },
  since: (at) => say`自 ${at} 起`,
  against: (value, comparison, threshold) => say`当前值 ${value}，${comparison} ${threshold} 时告警`,
  threshold: (comparison, threshold) => say`${comparison} ${threshold} 时告警`,
  noAction: say`不会触发任何操作`,
}

const duration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} 毫秒`
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} 秒`
  if (ms < 3_600_000) return `${Number((ms / 60_000).toFixed(1))} 分钟`
  return ms < 48 * 3_600_000
    ? `${Number((ms / 3_600_000).toFixed(1))} 小时`
    : `${Number((ms / 86_400_000).toFixed(1))} 天`
}

/** Parts that several answers share. */
export const answers: Words['answers'] = {
  share: '分享',
  again: '再查一次',
  showCommands: '查看证据',
  verify: '验证',
  troubleshoot: '查找原因',
  alarms: '告警',
  logs: '日志中的错误',
  notInFile: (fact) => say`文件中没有 ${code(fact)} 这项事实。`,
  window: (ms) => `最近 ${duration(ms)}`,
  duration,
}
