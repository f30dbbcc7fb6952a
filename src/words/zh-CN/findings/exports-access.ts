import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const inTerraform = say`把角色放在 Terraform 里，并对每个计划运行 ${code('otel check')}：它会指出哪个计划拿走了这项权限。`

/** Exports that the role's own policies do not allow. */
export const access = {
  'xray-access-denied': {
    name: 'X-Ray 拒绝任务角色',
    title: (role, { action }) => say`Collector 的任务角色 ${code(role)} 无权调用 ${code(action)}`,
    means: say`每一批 span 都会被拒绝并丢弃：awsxray 没有队列，不会留待以后发送。SDK 毫无察觉，因为批处理器已经先答复成功。`,
    shows: say`Collector 会写出带 ${code('AccessDeniedException')} 的 ${code('Exporting failed. Rejecting data.')}，${code('otelcol_exporter_send_failed_spans')} 上升，而健康检查仍是绿色。`,
    fix: (_role, { role, action }) =>
      say`在任务角色 ${code(role)}（是任务角色，不是执行角色）的策略中允许对 ${code('*')} 执行 ${code(action)}。X-Ray 的这个操作不支持资源级权限。`,
    prevent: inTerraform,
  },
  'emf-access-denied': {
    name: 'CloudWatch Logs 拒绝写入指标',
    title: (role, { action, group }) =>
      say`Collector 的任务角色 ${code(role)} 无权对 ${code(group)} 调用 ${code(action)}`,
    means: say`awsemf 把指标作为事件写入日志组，CloudWatch 再从中提取。被拒绝的事件会丢弃，因为它没有队列：指标全部缺失，而 trace 正常。`,
    shows: say`Collector 会写出带 ${code('AccessDeniedException')} 的 ${code('cwlog_client: Error occurs in PutLogEvents')}，随后是 ${code('Error force flushing logs. Skipping to next logPusher.')}`,
    fix: (_role, { role, group }) =>
      say`在任务角色 ${code(role)} 的策略中，对 ${code(group)} 的 ARN（末尾加 ${code(':*')}）允许 ${code('logs:PutLogEvents')} 和 ${code('logs:CreateLogStream')}。授予 ${code('cloudwatch:PutMetricData')} 没有用：awsemf 从不调用它。`,
    prevent: inTerraform,
  },
  'otlp-logs-access-denied': {
    name: 'CloudWatch Logs 拒绝写入日志记录',
    title: (role, { action, group }) =>
      say`Collector 的任务角色 ${code(role)} 无权为日志记录对 ${code(group)} 调用 ${code(action)}`,
    means: say`SDK 经 OTLP 发送的日志记录会重试五分钟，然后丢弃。容器打印的内容不受影响：它不经过 Collector，直接进入自己的日志组。`,
    shows: say`awscloudwatchlogs 只在 info 级别写出：带 ${code('AccessDeniedException')} 的 ${code('Exporting failed. Will retry the request after interval.')}。`,
    fix: (_role, { role, group }) =>
      say`在任务角色 ${code(role)} 的策略中，对 ${code(group)} 的 ARN（末尾加 ${code(':*')}）允许 ${code('logs:PutLogEvents')} 和 ${code('logs:CreateLogStream')}。`,
    prevent: inTerraform,
  },
  'export-denied-explicitly': {
    name: 'Deny 语句拒绝了导出',
    title: (role, { actions }) => say`${code(role)} 的某个策略中有 Deny 语句，禁止 ${code(actions)}`,
    means: say`Deny 优先于一切 Allow，再加一条 Allow 也没有用。被拒绝的数据会丢弃。`,
    shows: say`Collector 的错误以 ${code('with an explicit deny in an identity-based policy')} 结尾；较新的文本还会给出策略的 ARN。`,
    fix: (_role, { role, actions }) =>
      say`在 ${code(role)} 的策略中找出匹配 ${code(actions)} 的 Deny 语句并收窄它。也要检查它的 ${code('NotAction')} 和 ${code('Condition')}。`,
    prevent: say`对每个计划运行 ${code('otel check')}：它会把角色的所有策略放在一起模拟。`,
  },
  'export-role-not-assumable': {
    name: '无法代入导出所用的角色',
    title: (exporter, { role, target }) => say`${code(role)} 无法为 ${code(exporter)} 代入 ${code(target)}`,
    means: say`导出器的 ${code('role_arn')} 让它通过另一个角色发送，通常属于另一个账户。它拿不到那个角色的凭证，因此什么都导不出去。`,
    shows: say`Collector 的错误提到 ${code('sts:AssumeRole')}，发生在调用 X-Ray 或 CloudWatch Logs 之前。`,
    fix: (_exporter, { role, target }) =>
      say`让 ${code(target)} 的信任策略包含 ${code(role)}，并允许 ${code(role)} 对它执行 ${code('sts:AssumeRole')}。跨账户时两者缺一不可。`,
    prevent: say`在同一次 Terraform 变更中完成信任的两端。`,
  },
} satisfies Partial<FindingWords<'exports'>>
