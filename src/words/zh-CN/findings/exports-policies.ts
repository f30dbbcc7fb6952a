import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that a policy refuses which is not the role's own. */
export const policies = {
  'export-denied-by-organisation': {
    name: '组织的策略拒绝了导出',
    title: (role, { actions }) => say`组织的策略禁止 ${code(role)} 调用 ${code(actions)}`,
    means: say`服务控制策略和资源控制策略约束整个账户。角色的任何策略都不能越过它们，而且 IAM 模拟器可能仍显示允许。`,
    shows: say`Collector 的错误以 ${code('with an explicit deny in a service control policy')} 结尾，或以 ${code('because no service control policy allows')} 加该操作结尾。资源控制策略则写作 ${code('resource control policy')}。`,
    fix: (_role, { role, actions }) =>
      say`请管理组织的人员允许 ${code(role)} 在此区域调用 ${code(actions)}。常见原因是允许的区域或服务列表里没有它。`,
    prevent: say`让组织的策略写明允许哪些遥测服务，并先在测试账户里验证。`,
  },
  'export-denied-by-boundary': {
    name: '权限边界拒绝了导出',
    title: (role, { actions }) => say`${code(role)} 的权限边界不放行 ${code(actions)}`,
    means: say`角色只能做其策略和权限边界都允许的事。策略可能没有问题，是边界更窄。`,
    shows: say`Collector 的错误以 ${code('because no permissions boundary allows')} 加该操作结尾，或以 ${code('with an explicit deny in a permissions boundary')} 结尾。`,
    fix: (_role, { role, actions }) =>
      say`把 ${code(actions)} 加入作为 ${code(role)} 权限边界的策略；需要由边界的负责人来做。`,
    prevent: say`边界里应保留每个 Collector 都会调用的操作：${code('xray:PutTraceSegments')}、${code('logs:PutLogEvents')}、${code('logs:CreateLogStream')}。`,
  },
  'export-denied-by-session-policy': {
    name: '会话策略拒绝了导出',
    title: (role, { actions }) => say`代入 ${code(role)} 时附带的会话策略不包含 ${code(actions)}`,
    means: say`代入角色的一方可以为该会话收窄权限。任务角色从不带会话策略：Collector 的凭证来自别处。`,
    shows: say`Collector 的错误以 ${code('because no session policy allows')} 加该操作结尾。`,
    fix: (_role, { role, actions }) =>
      say`找出是谁为 Collector 代入 ${code(role)}，把 ${code(actions)} 加入它附带的策略；或者改用任务角色。`,
    prevent: say`让 Collector 只用任务角色，不用其他来源的凭证。`,
  },
  'export-denied-by-endpoint-policy': {
    name: 'VPC 端点的策略拒绝了导出',
    title: (role, { actions }) => say`VPC 端点的策略不允许 ${code(role)} 调用 ${code(actions)}`,
    means: say`经过接口端点的调用还必须得到端点策略的允许。角色本身可能没有问题。`,
    shows: say`Collector 的错误以 ${code('because no VPC endpoint policy allows')} 加该操作结尾，或以 ${code('with an explicit deny in a VPC endpoint policy')} 结尾。`,
    fix: (_role, { role, actions }) =>
      say`在所经过端点的策略中允许 ${code(role)} 执行 ${code(actions)}。没有自定义策略的端点会放行一切。`,
    prevent: say`在每个端点的策略中写明任务的角色，与角色取自同一个 Terraform local。`,
  },
  'export-denied-by-resource-policy': {
    name: '资源策略拒绝了导出',
    title: (role, { actions }) => say`写入目标的策略禁止 ${code(role)} 调用 ${code(actions)}`,
    means: say`接收方账户里 CloudWatch Logs 或 X-Ray 的策略含有 Deny，或没有放行其他账户的角色。`,
    shows: say`Collector 的错误以 ${code('with an explicit deny in a resource-based policy')} 结尾，或以 ${code('because no resource-based policy allows')} 加该操作结尾。`,
    fix: (_role, { role, actions }) =>
      say`让写入目标所在账户的资源策略允许 ${code(role)} 执行 ${code(actions)}，并收窄其中的 Deny。`,
    prevent: say`把 CloudWatch Logs 和 X-Ray 的资源策略与其中提到的角色一起放在 Terraform 里。`,
  },
  'export-kms-denied': {
    name: '加密密钥无法使用',
    title: (exporter, { service }) => say`${code(exporter)} 无法写入 ${service}：用于加密的密钥无法使用`,
    means: say`用自有密钥加密的目标，只有在密钥已启用且其策略允许该服务使用时才能写入。被拒绝的数据会丢弃。`,
    shows: say`Collector 的错误提到某个 ${code('kms:')} 操作，或写出 ${code('The specified KMS key does not exist or is not allowed to be used')}。`,
    fix: (_exporter, { service }) =>
      say`确认密钥存在并已启用，且其策略允许本区域的 ${service} 调用 ${code('kms:Encrypt*')}、${code('kms:Decrypt*')}、${code('kms:ReEncrypt*')}、${code('kms:GenerateDataKey*')} 和 ${code('kms:Describe*')}。`,
    prevent: say`在同一个 Terraform 模块中创建密钥、密钥策略和被加密的资源，并防止密钥被删除。`,
  },
} satisfies Partial<FindingWords<'exports'>>
