import { channelSpan, code, joined, type Rich, type Span, say } from '../../rich.ts'
import type { front as english } from '../en/front.ts'

const channels = (ids: readonly string[]): Rich => joined(ids.slice(0, 5).map(channelSpan), '、')

/** Slack 入口自己要说的话：拒绝的原因，以及没有答案的结局。 */
export const front: typeof english = {
  alreadyReceived: '这个请求已经收到过，只会执行一次。',
  notQueued: '无法加入队列，什么都没有开始。请一分钟后再试。',
  maybeQueued: '加入队列用时过长，无法确定是否会执行。如果一分钟内没有回答，请再问一次。',
  notRecorded: '请求无法登记，什么都没有开始。请一分钟后再试。',
  broken: (id: string) => `我们这边出了故障，答案丢失了。应用的维护者可以用 ${id} 查到它。`,
  tooLong: (most: number) => `内容超过 ${most} 个字符，没有命令需要这么长。什么都没有开始。`,
  nothingToRun: '其中没有可以执行的内容。',
  wrongWorkspace: '此应用不在这个工作区回答。维护者可以把该工作区加入 SLACK_TEAM_ID。',
  noDirectMessages: (open: readonly string[]): Rich =>
    open.length === 0
      ? say`私信里不回答：答案应当让团队看到。目前还没有设置任何频道，请维护者把频道加入环境配置。`
      : say`私信里不回答：答案应当让团队看到。请在 ${channels(open)} 里提问。`,
  wrongChannel: (open: readonly string[]): Rich =>
    open.length === 0
      ? say`这个频道不能读取任何环境，其他频道也还没有设置。请维护者把频道 ID 加入某个环境。`
      : say`这个频道不能读取任何环境。请在 ${channels(open)} 里提问，或者把本频道的 ID 加入某个环境。`,
  externalChannel: '这个频道与其他组织共享，因此这里不读取任何内容。请在自己的频道里提问。',
  archivedChannel: '这个频道已归档，因此这里不读取任何内容。',
  notInChannel: '只有本频道的成员可以在这里读取。请先加入频道再提问。',
  guest: '访客不能读取环境。请找工作区的正式成员。',
  stranger: '只有本工作区的成员可以读取它的环境。',
  bot: '其他应用不能读取环境。',
  gone: '这个账号已停用。',
  notInGroup: (environment: string, groups: readonly string[]): Rich =>
    say`读取 ${code(environment)} 需要属于它的某个读者组：${joined(
      groups.map((group) => code(group)),
      '、',
    )}。请联系管理这些组的人。`,
  cannotCheck: 'Slack 暂时无法确认你的身份，因此什么都没有读取。请一分钟后再试。',
  outOfTime: '答案还没完整，时间就用完了。请缩小范围（例如更短的 --last），或者再问一次。',
  share: '分享',
  sharedBy: (person: Span, line: string): Rich => say`${person} 分享：${code(`/otel ${line}`)}`,
  cannotShare: '这个答案已经不再保留（只保留一小时）。请重新提问，再分享新的答案。',
  shareElsewhere: '这个答案属于另一个频道，因此不在这里分享。',
  omitted: (lines: number) => `还有 ${lines} 行放不进一条 Slack 消息。终端（otel）会显示全部。`,
}
