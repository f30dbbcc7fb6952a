import type { secrets as english } from '../en/secrets.ts'

/** `otel secrets` 要说的话。 */
export const secrets: typeof english = {
  usage: '用法：otel secrets set NAME…，或 otel secrets list',
  names: (names) => `可以设置的名称：${names.join('、')}。`,
  noName: '要设置哪个密钥？例如 otel secrets set SLACK_BOT_TOKEN',
  unknownName: (name, like) => `没有名为 ${name} 的密钥。${like === undefined ? '' : `是不是想输入 ${like}？`}`,
  valueInWords: (name) =>
    `值不能写在命令行上，否则其他进程和 shell 历史都会看到。只写名称（${name}）即可；值会另行询问，或从标准输入读取。`,
  noSecretId:
    '没有设置 CHATOPS_SECRET_ID：它说明 Secrets Manager 中哪个密钥属于机器人。terraform -chdir=infra/bot output -raw exports 会输出它以及终端需要的其他变量。',
  prompt: (name) => `${name}（不显示）：`,
  promptKey: (name) => `${name}（粘贴整个私钥，不显示）：\n`,
  cancelled: '已取消，什么都没有更改。',
  empty: (name) => `${name} 是空的，什么都没有更改。`,
  wrongForm: (name, problem) => `${name} 的格式不对：${problem}。什么都没有更改。`,
  line: '标准输入必须每行一个 NAME=VALUE，只能是给出的那些名称。',
  missing: (names) => `标准输入中没有 ${names.join('、')} 的值，什么都没有更改。`,
  set: (names) => `已设置：${names.join('、')}`,
  unchanged: (names) => `原本就是这样：${names.join('、')}`,
  keptPrevious: (name) => `之前的签名密钥以 ${name} 继续有效，因此在 Slack 与机器人切换期间不会丢失请求。`,
  readAnew: '函数会在五分钟内重新读取。',
  contended: '一直有人同时更改这个密钥，什么都没有更改。请再试一次。',
  denied: (action, id) => `当前 AWS 凭证没有权限对 ${id} 执行 ${action}。`,
  notFound: (id) => `这个账户和区域里没有密钥 ${id}。账户对吗？机器人的 Terraform 应用了吗？`,
  notJson: (id) => `${id} 的内容不是 JSON 对象，因此什么都没有更改。机器人的 Terraform 会向其中写入一次 {}。`,
  credentials: 'AWS 没有接受这个终端的凭证，或者没有凭证。',
  failed: (action, detail) => `${action} 失败：${detail}`,
  heading: (id) => `${id} 中的名称`,
  name: '名称',
  isSet: '已设置',
  yes: '是',
  no: '否',
  lastChanged: (at) => `最后更改：${at.toISOString().replace('.000', '')}`,
  neverChanged: '它还没有值。',
}
