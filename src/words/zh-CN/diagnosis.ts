import type { Confidence, Symptom } from '../../diagnosis/cause.ts'
import type { Change } from '../../diagnosis/fingerprint.ts'
import type { Proof } from '../../diagnosis/proof.ts'
import { code, dated, joined, type Rich, say } from '../../rich.ts'
import { nameOf } from '../observation-words.ts'

const times = (count: number): string => (count === 1 ? '' : `，共 ${count} 次`)
const longest = 400

type Of<K extends Proof['kind']> = Extract<Proof, { kind: K }>

export const proofs: { [K in Proof['kind']]: (proof: Of<K>) => Rich } = {
  line: ({ at, text, count }) =>
    at === undefined
      ? say`看到${times(count)}：${code(text, longest)}`
      : say`${at}${times(count)}：${code(text, longest)}`,
  ecs: ({ subject, text, exitCode }) =>
    exitCode === undefined
      ? say`ECS 关于 ${code(nameOf(subject))}：${code(text, longest)}`
      : say`ECS 关于 ${code(nameOf(subject))}：${code(text, longest)}，退出码 ${exitCode}`,
  variable: ({ service, name, value, wanted }) => {
    const expected = wanted === undefined ? say`` : say`，应为 ${code(wanted)}`
    return value === undefined
      ? say`${code(service)} 没有变量 ${code(name)}${expected}`
      : say`${code(service)} 的变量为 ${code(`${name}=${value}`, longest)}${expected}`
  },
  setting: ({ where, name, value }) =>
    value === undefined
      ? say`${code(where)} 没有 ${code(name)}`
      : say`${code(where)}：${code(`${name}: ${value}`, longest)}`,
  count: ({ name, value, minutes }) =>
    minutes === 0 ? say`${code(name)} 为 ${value}` : say`${code(name)} 在最近 ${minutes} 分钟内为 ${value}`,
  measure: ({ name, value }) => say`${name}：${value}`,
  decision: ({ role, action, resource, explicit }) => {
    const on = resource === undefined ? say`` : say`（${code(resource)}）`
    return explicit
      ? say`IAM 显式拒绝 ${code(nameOf(role))} 执行 ${code(action)}${on}`
      : say`没有策略允许 ${code(nameOf(role))} 执行 ${code(action)}${on}`
  },
  absent: ({ what, where }) => say`${code(where)} 中没有 ${code(what)}`,
}

const aspects: Record<Change['aspect'], string> = {
  image: '镜像',
  revision: '版本',
  wanted: '期望任务数',
  env: '变量',
  log_option: '日志选项',
  setting: '配置',
  permission: '权限',
  ingress: '安全组规则',
  destination: 'trace 的存放位置',
  indexing: '索引的 span 比例',
  alarm: '告警阈值',
}

export const changes = {
  title: (since: Date): Rich => say`自上次正常（${dated(since)}）以来的变化`,
  none: (since: Date): Rich => say`自上次正常（${dated(since)}）以来，我所查看的内容没有变化。`,
  unknown: say`不知道自上次正常以来改变了什么：还没有保存过一次全绿的 verify。`,
  subject: ({ aspect, of, name }: Change): Rich =>
    say`${of === '' ? say`` : say`${code(of)} `}${aspects[aspect]}${name === '' ? say`` : say` ${code(name, 120)}`}`,
  changed: (subject: Rich, { before, after, at }: Change): Rich => {
    const when = at === undefined ? say`` : say`，${dated(at)}`
    if (before === undefined) return say`${subject}：新增 ${code(after ?? '', 160)}${when}`
    if (after === undefined) return say`${subject}：已删除，原为 ${code(before, 160)}${when}`
    return say`${subject}：由 ${code(before, 160)} 变为 ${code(after, 160)}${when}`
  },
  more: (number: number): Rich => say`另有 ${number} 项`,
}

const missing: Record<Symptom, string> = {
  logs: '日志行或其字段',
  traces: 'trace',
  metrics: '指标',
  collector: '健康的 Collector',
}

export const troubleshoot = {
  one: (environment: string, verdict: Rich): Rich => say`${code(environment)}：${verdict}`,
  several: (environment: string, verdict: Rich, more: number): Rich =>
    say`${code(environment)}：${verdict}；另有 ${more} 个原因`,
  nothing: (environment: string, symptom: Symptom | undefined): Rich =>
    symptom === undefined
      ? say`${code(environment)} 的遥测没有问题`
      : say`没有发现任何原因会让 ${code(environment)} 缺少${missing[symptom]}`,
  unexplained: (environment: string, hops: readonly string[]): Rich =>
    say`${code(environment)} 有环节中断（${joined(hops, '、')}），而所见的现象没有已知原因`,
  unsure: (environment: string): Rich => say`在 ${code(environment)} 中没有找到原因，但有些内容无法检查`,
  confidence: { confirmed: '已证实', likely: '很可能', possible: '可能' } satisfies Record<Confidence, string>,
  cause: (number: number, title: Rich, confidence: string): Rich => say`${number}. ${title}（${confidence}）`,
  means: (text: Rich): Rich => say`含义：${text}`,
  fix: (text: Rich): Rich => say`解决办法：${text}`,
  page: '详细说明',
  notChecked: (fact: string, why: Rich, causes: number): Rich => say`未检查 ${causes} 个原因：${fact}。${why}`,
  leftOut: (number: number): Rich => say`另有 ${number} 个已知原因从这里无法判断；docs/findings 列出了它们及理由。`,
  checked: (number: number): Rich => say`检查了 ${number} 个原因。`,
}
