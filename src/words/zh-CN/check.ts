import { code, joined, say } from '../../rich.ts'
import type { CheckWords } from '../verbs.ts'

export const check: CheckWords = {
  usage:
    '用法：otel check PLAN.json [--collector-config FILE] [--json | --markdown]，其中 PLAN.json 由 terraform show -json PLAN 得到',
  cannotRead: (file) => `无法读取 ${file}。`,
  notPlan: (file, problem) => `${file} 不是 "terraform show -json PLAN" 输出的计划：${problem}`,
  notConfig: (file, problem) => `${file} 不是 Collector 的配置：${problem}`,
  passed: say`这份计划没有破坏遥测所需的任何东西`,
  broken: (number) => say`这份计划在 ${number} 处破坏了遥测`,
  empty: say`这份计划里既没有 Collector 也没有 ECS 服务：没有可检查的内容`,
  unsure: say`计划所写的内容没有问题，但有些内容无法从计划中读出`,
  titles: {
    broken: '被这份计划破坏',
    standing: '原本就如此，且未修复',
    mended: '被这份计划修复',
    unknown: '无法从计划中读出',
  },
  implicit: (role, action, exporter) =>
    say`Collector 的角色 ${code(role)} 无权执行 ${code(action)}，而 ${code(exporter)} 需要它`,
  taken: (role, action, exporter) =>
    say`这份计划从 Collector 的角色 ${code(role)} 拿走了 ${code(action)}，而 ${code(exporter)} 需要它`,
  denied: (role, action, exporter) =>
    say`有语句拒绝 Collector 的角色 ${code(role)} 执行 ${code(action)}，而 ${code(exporter)} 需要它`,
  onGroup: (group) => say`（日志组 ${code(group)}）`,
  alarmNamespace: (alarm, namespace, exporters) =>
    say`告警 ${code(alarm)} 监视命名空间 ${code(namespace)}，而导出器写入的是 ${joined(exporters.map((each) => code(each)))}`,
  dashboardNamespace: (dashboard, namespace, exporters) =>
    say`仪表板 ${code(dashboard)} 显示命名空间 ${code(namespace)}，而导出器写入的是 ${joined(exporters.map((each) => code(each)))}`,
  alarmSilent: (alarm) => say`告警 ${code(alarm)} 触发时不会通知任何人`,
  collectorGone: say`这份计划删除了 Collector：服务发送的数据将无人接收`,
  variablesLost: (service, variables) => say`${code(service)} 失去了 ${joined(variables.map((each) => code(each)))}`,
  at: (address) => say`位于 ${code(address)}`,
  fix: (text) => say`解决办法：${text}`,
}
