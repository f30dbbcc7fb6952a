import type { Signal, Since } from '../../diagnosis/findings.ts'
import { code, dated, joined, type Rich, say } from '../../rich.ts'
import { nameOf, type ObservationWords, short, percent as spaced } from '../observation-words.ts'
import { canary } from './canary.ts'

const codes = (names: readonly string[]): Rich =>
  joined(
    names.slice(0, 8).map((name) => code(name)),
    '、',
  )
const since = (from: Since | undefined): Rich => {
  if (from === undefined) return []
  return from.whole ? say`，自 ${from.at} 起或更早` : say`，自 ${from.at} 起`
}

/** Chinese sets no space before the percent sign. */
const percent = (value: number): string => spaced(value).replace(' ', '')

/** What a signal is made of, to stand between Chinese characters: only the Latin word wants spaces. */
const within: Record<Signal, Rich> = { traces: say` Span `, metrics: say`指标数据点`, logs: say`日志记录` }

const counted = (count: number, signal: Signal): Rich =>
  ({ traces: say`${count} 个 Span`, metrics: say`${count} 个指标数据点`, logs: say`${count} 条日志记录` })[signal]

const place = { xray: 'X-Ray', logs: 'aws/spans' } as const

export const observations: ObservationWords = {
  serviceMissing: ({ service, cluster }) => say`集群 ${code(cluster)} 中没有服务 ${code(service)}`,
  serviceNotActive: ({ service, status }) => say`服务 ${code(service)} 的状态是 ${status}，而不是 ACTIVE`,
  tasksRunning: ({ running, wanted, pending }) =>
    pending > 0
      ? say`${running} / ${wanted} 个任务在运行，${pending} 个待启动`
      : say`${running} / ${wanted} 个任务在运行`,
  nothingWanted: ({ service }) => say`${code(service)} 的期望任务数被设为 0`,
  rolloutCompleted: ({ revision, at }) =>
    at === undefined
      ? say`修订版 ${code(revision)} 的滚动更新已完成`
      : say`修订版 ${code(revision)} 的滚动更新已于 ${dated(at)} 完成`,
  rolloutInProgress: ({ revision, running, wanted, startedAt }) =>
    say`修订版 ${code(revision)} 正在滚动更新：${running} / ${wanted} 个新任务${startedAt === undefined ? [] : say`，自 ${startedAt} 起`}`,
  rolloutFailed: ({ revision, why }) => say`修订版 ${code(revision)} 的滚动更新失败。${why}`,
  rolloutUnknown: ({ service }) => say`ECS 没有给出 ${code(service)} 的滚动更新状态`,
  noRestarts: () => say`最近一小时内没有任务重启`,
  restarts: ({ count, lastAt, why }) =>
    lastAt === undefined
      ? say`最近一小时内有 ${count} 个任务停止。${why}`
      : say`最近一小时内有 ${count} 个任务停止，最近一次在 ${lastAt}：${why}`,
  unhealthyTasks: ({ count, of }) => say`${of} 个任务中有 ${count} 个未通过健康检查`,
  newestRevision: ({ revision }) => say`运行的是最新修订版 ${code(revision)}`,
  olderRevision: ({ service, revision, newest }) =>
    say`${code(service)} 运行的是 ${code(revision)}，而最新修订版是 ${code(newest)}`,
  imageDigest: ({ digest, pinned }) =>
    pinned
      ? say`镜像 ${code(short(digest))}，与固定的摘要一致`
      : say`所有任务都运行镜像 ${code(short(digest))}，但没有固定摘要`,
  imageDiffers: ({ digests }) => say`各任务运行的镜像不同：${codes(digests.map(short))}`,
  imageNotPinned: ({ wanted, running }) =>
    say`任务运行的镜像是 ${code(short(running))}，而不是固定的 ${code(short(wanted))}`,
  imageUnknown: () => say`ECS 没有给出任务运行的镜像摘要`,
  configHash: ({ hash }) => say`配置 ${code(hash)}`,
  discoveryExact: ({ name, count }) => say`${code(name)} 中正好是 ${count} 个正在运行的任务`,
  discoveryEmpty: ({ name, tasks }) => say`${code(name)} 中没有实例，而有 ${tasks} 个任务在运行`,
  discoveryMissingTasks: ({ name, missing }) => say`${code(name)} 中缺少正在运行的任务：${codes(missing)}`,
  discoveryStale: ({ name, stale }) => say`${code(name)} 中仍有不属于任何任务的地址：${codes(stale)}`,
  discoveryNotFound: ({ name }) => say`没有名为 ${code(name)} 的 Cloud Map 服务`,
  noAddresses: ({ tasks }) => say`在 ${tasks} 个运行中的任务里，ECS 没有给出其中一些的地址`,
  noServices: ({ cluster }) => say`${code(cluster)} 中没有应用服务`,
  someServices: ({ read, total }) => say`共 ${total} 个服务，只读取了 ${read} 个；请在配置中列出重要的服务`,
  variablesComplete: ({ service, count, revision }) =>
    say`${code(service)} 的 ${count} 个变量齐全（${code(revision)}）`,
  variableMissing: ({ service, variables }) => say`${code(service)} 缺少 ${codes(variables)}`,
  variableDiffers: ({ service, variable, value, wanted }) =>
    say`${code(service)} 设置了 ${code(`${variable}=${value}`)}，期望值是 ${code(wanted)}`,
  variableAdvice: ({ service, variables }) =>
    say`${code(service)}：以下变量缺失或取值不常见，仅为建议：${codes(variables)}`,
  endpointPort: ({ service, endpoint, protocol, wanted }) =>
    say`${code(service)} 用 ${protocol} 向 ${code(endpoint)} 发送，而该协议的端口是 ${wanted}`,
  endpointHost: ({ service, endpoint, wanted }) =>
    say`${code(service)} 向 ${code(endpoint)} 发送，而不是 ${code(wanted)}`,
  serviceBelowWanted: ({ service, running, wanted }) => say`${code(service)}：${running} / ${wanted} 个任务在运行`,
  accepted: ({ signal, count, minutes }) => say`${minutes} 分钟内接收了 ${counted(count, signal)}`,
  nothingAccepted: ({ minutes }) => say`${minutes} 分钟内没有接收到任何数据`,
  signalSilent: ({ signal, minutes }) => say`${minutes} 分钟内没有${within[signal]}到达`,
  refused: ({ signal, count, minutes, since: at }) =>
    say`${minutes} 分钟内拒绝了 ${counted(count, signal)}${since(at)}`,
  nothingRefused: () => say`没有数据被拒绝`,
  noCollectorMetrics: ({ namespace }) => say`${code(namespace)} 中没有 Collector 自身的指标`,
  exported: ({ exporter, signal, rate, sent, gateway }) =>
    gateway
      ? say`${code(exporter)}：${counted(sent, signal)}，${percent(rate)} 已被网关接收，未经回读验证`
      : say`${code(exporter)}：${counted(sent, signal)}，${percent(rate)} 发送成功`,
  exportFailing: ({ exporter, signal, rate, failed, since: at }) =>
    say`${code(exporter)} 的${within[signal]}只有 ${percent(rate)} 发送成功，失败数 ${failed}${since(at)}`,
  nothingExported: ({ exporter, signal, accepted }) =>
    say`${code(exporter)}：什么都没有发送，而已接收 ${counted(accepted, signal)}`,
  idleExporter: ({ exporter, signal }) => say`${code(exporter)}：没有${within[signal]}需要发送`,
  queueFilling: ({ exporter, percent: full }) => say`${code(exporter)} 的队列已用 ${full}%`,
  noExporters: () => say`没有导出器上报过数据`,
  collectorSaid: ({ at, message, count }) =>
    say`Collector 记录了 ${count} 条警告或错误，最近一条在 ${at}：${code(message, 400)}`,
  mayNot: ({ role, action, explicit }) =>
    explicit
      ? say`${code(nameOf(role))} 执行 ${code(action)} 被显式拒绝`
      : say`${code(nameOf(role))} 没有执行 ${code(action)} 的权限`,
  may: ({ actions }) => say`任务角色有权执行 ${codes(actions)}`,
  portClosed: ({ groups }) => say`${codes(groups)} 没有放行 4317 端口的入站规则`,
  portOpen: ({ sources }) => say`4317 端口已对 ${codes(sources)} 开放`,
  tracesFresh: ({ service, lastAt, where }) => say`${code(service)}：${place[where]} 中最新的追踪在 ${lastAt}`,
  tracesNone: ({ service, minutes }) => say`${code(service)}：${minutes} 分钟内没有追踪；没有流量就没有追踪`,
  tracesLost: ({ accepted, minutes, where }) =>
    say`${place[where]} 中 ${minutes} 分钟内没有追踪，而 Collector 接收了 ${accepted} 个 Span`,
  tracesNoneAtAll: ({ minutes, where }) => say`${place[where]} 中 ${minutes} 分钟内没有追踪`,
  indexed: ({ percent: share }) =>
    say`已启用 Transaction Search：从 ${code('aws/spans')} 读取 Span；其中 ${share}% 被索引为追踪摘要`,
  metricsFresh: ({ namespace, count, lastAt }) =>
    say`${code(namespace)} 中有 ${count} 个指标，最新的数据点在 ${lastAt}`,
  metricsStale: ({ namespace, lastAt }) =>
    lastAt === undefined
      ? say`${code(namespace)} 中 3 小时内没有数据点`
      : say`${code(namespace)} 中最新的数据点在 ${dated(lastAt)}`,
  metricsNone: ({ namespace }) => say`${code(namespace)} 中 3 小时内没有指标`,
  emfClean: () => say`没有 EMF 错误`,
  emfRejected: ({ count, since: at }) => say`CloudWatch 拒绝了 ${count} 个 EMF 事件${since(at)}`,
  logsJson: ({ lines, group, lastAt }) =>
    say`${code(group)} 中有 ${lines} 行带自有字段的 JSON 日志，最新一行在 ${lastAt}`,
  logsNotJson: ({ service, lines, of, example }) =>
    say`${code(service)}：${of} 行中有 ${lines} 行不是 JSON，例如 ${code(example, 120)}`,
  logsPlainFields: ({ lines }) => say`${lines} 行 JSON 日志，但都不带额外字段`,
  logsNone: ({ group, minutes }) => say`${code(group)} 中 ${minutes} 分钟内没有日志`,
  alarmOk: ({ name, since: at }) => say`${code(name)} 自 ${dated(at)} 起正常`,
  alarmFiring: ({ name, since: at, why }) => say`${code(name)} 自 ${dated(at)} 起处于告警状态。${why}`,
  alarmNoData: ({ name, since: at }) => say`${code(name)} 自 ${dated(at)} 起没有数据`,
  alarmMissing: ({ name }) => say`没有名为 ${code(name)} 的告警`,
  alarmSilent: ({ name }) => say`${code(name)} 没有配置操作：告警了也没有人知道`,
  alarmDisabled: ({ name }) => say`${code(name)} 的操作已被关闭`,
  subscribed: ({ topic, count }) => say`${code(topic)} 有 ${count} 个订阅者`,
  notSubscribed: ({ topic }) => say`没有人订阅 ${code(topic)}`,
  notConfirmed: ({ topic }) => say`对 ${code(topic)} 的订阅一直没有确认`,
  noTopic: () => say`没有告警会通知 SNS 主题`,
  ruleTells: ({ rule, count }) => say`EventBridge 规则 ${code(rule)} 会把告警发送到 ${count} 个目标`,
  ruleUnread: ({ topic, rule }) =>
    say`没有人订阅 ${code(topic)}，而从 EventBridge 规则 ${code(rule)} 的模式看不出它是否放行每个告警`,
  dashboardExists: ({ name }) => say`仪表板 ${code(name)} 存在`,
  dashboardMissing: ({ name }) => say`没有名为 ${code(name)} 的仪表板`,
  ...canary,
}
