import type { deploys as english } from '../en/deploys.ts'

/** `otel deploys` 在 JSON 之外要说的话。 */
export const deploys: typeof english = {
  usage:
    '用法：otel deploys claim --id ID --environment ENV --sha SHA --run-id N --run-url URL --actor LOGIN [--ref REF] [--attempt N]，或 otel deploys end --id ID --environment ENV --run-id N --outcome succeeded|failed|cancelled [--reason TEXT] [--config-sha256 HEX] [--image NAME=DIGEST]…',
  wrong: (option, problem) => `${option} 不正确：${problem}`,
  unknownOption: (option) => `这里没有 ${option} 这个选项。`,
  needsValue: (option) => `${option} 需要一个值。`,
  notExpected: (word) => `这里不应出现“${word}”。`,
  missing: (option) => `缺少 ${option}。`,
  once: (option) => `${option} 只能给一次。`,
  noTable: '没有设置 CHATOPS_TABLE，因此没有机器人可问：这次运行不登记、不加锁，直接继续。',
  noTableEnd: '没有设置 CHATOPS_TABLE，因此没有机器人可以告知这次运行的结局。',
  claimed: {
    new: (id, environment) => `这次运行已取得部署 ${id}，并锁定了 ${environment}。`,
    adopted: (id, environment) => `这次运行已接手机器人发起的部署 ${id}，并锁定了 ${environment}。`,
    again: (id, environment) => `部署 ${id} 本来就属于这次运行，${environment} 也由它锁定。`,
  },
  elsewhere: (id, run) => `部署 ${id} 属于另一次运行：${run}。这里无事可做。`,
  locked: (environment, owner, age, reason) => `${environment} 已被 ${owner} 锁定 ${age}：${reason}。`,
  lockRun: (url) => `它的运行：${url}`,
  lockUntil: (until) => `如果它再无消息，锁会在 ${until.toISOString().replace('.000', '')} 结束。`,
  minutes: (minutes) => `${minutes} 分钟`,
  refused: {
    not_the_same: (id) => `部署 ${id} 针对的提交或环境与这次运行不同。`,
    not_dispatched: (id) => `部署 ${id} 还没有批准并派发，任何运行都不能取得它。`,
    ended: (id) => `部署 ${id} 已经结束。重新运行它的那次运行可以再次开始，或者发起新的部署。`,
    no_such_deploy: (id) => `没有部署 ${id}：没有用这个 ID 登记过。`,
    not_this_run: (id) => `部署 ${id} 属于另一次运行，因此这次运行不能结束它。`,
  },
  ended: {
    succeeded: (id) => `部署 ${id} 已成功。`,
    failed: (id) => `部署 ${id} 已失败。`,
    cancelled: (id) => `部署 ${id} 已取消。`,
  },
  endedBefore: (id, outcome) => `部署 ${id} 之前已经以 ${outcome} 结束，以那一次为准。`,
  freed: (environment) => `${environment} 的锁已释放。`,
  notOurs: (environment) => `${environment} 的锁已归他人所有，没有动它。`,
  unreachable: (table, detail) => `无法读写表 ${table}：${detail}`,
}
