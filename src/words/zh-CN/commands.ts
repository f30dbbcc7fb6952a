import { channelSpan, code, joined, type Rich, say } from '../../rich.ts'
import type { Words } from '../words.ts'

const codes = (names: readonly string[]): Rich =>
  joined(
    names.map((name) => code(name)),
    '、',
  )

/** Help, and everything that can be wrong with a line. */
export const commands: Words['commands'] = {
  summaries: {
    help: '有哪些命令，或某个命令的详细说明',
    status: '一屏看全：Collector、服务、告警',
    verify: '遥测数据真的在流动吗？逐个环节检查管道，并给出证据',
    troubleshoot: '为什么缺失？给出原因、证据和解决办法，以及自上次正常以来的变化',
    traces: '最近的追踪，失败的和慢的排在前面；或查看一条追踪',
    metrics: '命名空间中的指标及其新鲜度；或查看一个指标',
    logs: '最近的 JSON 日志，逐行列出',
    alarms: '这套系统的全部告警：状态、起始时间、当前值与阈值',
  },
  arguments: {
    env: '环境；也可以直接写成第一个词',
    service: '只看这个服务',
    errors: '只看有故障或错误的追踪',
    slow: '只看耗时不少于此值的追踪',
    last: '往前查多久，例如 15m、3h、7d',
    id: '一条追踪，用 X-Ray 或 W3C 格式的 ID 指定',
    name: '一个指标，用名称指定',
    level: '此级别及以上的日志',
    grep: '只看包含这段文本的日志，区分大小写',
    hops: '只检查这些环节，用逗号分隔',
    canary: '同时从 VPC 内发送一条追踪和一个指标并读回；最多需要 5 分钟',
    symptom: '缺少的是什么；不填则全部检查',
    commands: '显示全部证据，以及可复现它的 aws 命令',
    command: '要说明的命令',
  },
  help: {
    overview: say`查询 AWS 上的 OpenTelemetry 管道`,
    usage: (usage) => say`用法：${code(usage)}`,
    environments: (names) => say`环境：${codes(names)}。只有一个环境，或在该环境自己的频道里时，可以省略。`,
    threads: say`Slack 的消息列中不能使用斜杠命令：请改为提及本应用，后面的文字相同。`,
    more: (line) => say`某个命令的详细说明：${code(line)}`,
  },
  unknownCommand: (word, like) =>
    like === undefined
      ? say`没有 ${code(word, 60)} 这个命令。可用的命令如下：`
      : say`没有 ${code(word, 60)} 这个命令。是不是想输入 ${code(like)}？可用的命令如下：`,
  unknownEnvironment: (word, like, names) =>
    like === undefined
      ? say`没有名为 ${code(word, 60)} 的环境；现有环境：${codes(names)}。`
      : say`没有名为 ${code(word, 60)} 的环境。是不是想输入 ${code(like)}？`,
  whichEnvironment: say`哪个环境？`,
  notHere: (environment, channels) =>
    channels.length === 0
      ? say`不能从 Slack 读取 ${code(environment)}：没有为它配置频道。`
      : say`这个频道不能读取 ${code(environment)}。请在 ${joined(channels.map(channelSpan), '、')} 里提问。`,
  problems: {
    unknownOption: (name) => say`没有 ${code(name, 60)} 这个选项。`,
    missingValue: (name) => say`${code(name, 60)} 需要一个值。`,
    unexpectedValue: (name) => say`${code(name, 60)} 不带值。`,
    repeated: (name) => say`${code(name, 60)} 出现了两次。`,
    tooMany: (word) => say`不清楚 ${code(word, 60)} 在这里是什么意思。`,
    duration: (name) => say`${code(name)} 需要一段时间，例如 90s、15m、3h 或 2d。`,
    tooLong: (name, most) => say`${code(name)} 最多只能往前查 ${most}。`,
    choice: (name, values) => say`${code(name)} 的可选值：${codes(values)}。`,
    length: (name) => say`${code(name)} 的长度须在 1 到 200 个字符之间。`,
    traceId: say`追踪 ID 的格式是 ${code('1-5759e988-bd862e3fe1be46a994272793')}（X-Ray），或 32 位十六进制数字（W3C）。`,
    other: (name) => say`${code(name)} 不能取这个值。`,
  },
  doing: {
    status: (environment) => `正在查看 ${environment} …`,
    verify: (environment, hops) => `正在检查 ${environment} 的 ${hops} 个环节 …`,
    troubleshoot: (environment) => `正在查找 ${environment} 的原因 …`,
    traces: (environment) => `正在读取 ${environment} 的追踪 …`,
    metrics: (environment) => `正在读取 ${environment} 的指标 …`,
    logs: (environment) => `正在读取 ${environment} 的日志 …`,
    alarms: (environment) => `正在读取 ${environment} 的告警 …`,
  },
}
