import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Log drivers that cannot be set up, so that no container starts. */
export const logsStart = {
  'container-log-group-missing': {
    name: '容器的日志组不存在',
    title: (service, { group }) => say`ECS 无法启动 ${code(service)}：日志组 ${code(group)} 不存在`,
    means: say`容器启动之前，awslogs 驱动要在日志组中创建日志流。没有日志组，任务就会失败，而且不留下任何日志。`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} 以及 ${code('ResourceNotFoundException: The specified log group does not exist.')}`,
    fix: (service, { group }) =>
      say`在 Terraform 中创建 ${code(group)} 并设置保留期，或在 ${code(service)} 的任务定义中改正 ${code('awslogs-group')} 和 ${code('awslogs-region')}。`,
    prevent: say`在任务定义中引用日志组的 Terraform 资源，使它先被创建。`,
  },
  'container-log-denied': {
    name: '执行角色无权写容器日志',
    title: (service, { role, action }) => say`ECS 无法启动 ${code(service)}：${code(role)} 缺少 ${code(action)}`,
    means: say`awslogs 驱动使用的是执行角色，而不是任务角色。无权创建日志流时任务会失败，而且不留下任何日志。`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} 以及 ${code('AccessDeniedException')}。`,
    fix: (service, { role, action, group }) =>
      say`允许 ${code(service)} 的执行角色 ${code(role)} 对 ${code(group)} 执行 ${code(action)}、${code('logs:CreateLogStream')} 和 ${code('logs:PutLogEvents')}。只有使用 ${code('awslogs-create-group')} 时才需要 ${code('logs:CreateLogGroup')}：最好在 Terraform 中创建日志组。`,
    prevent: say`给角色日志组 Terraform 资源的 ARN，末尾加上 ${code(':*')}。`,
  },
  'container-log-unreachable': {
    name: '启动时无法到达 CloudWatch Logs',
    title: (service, { endpoint }) => say`ECS 无法启动 ${code(service)}：${code(endpoint)} 没有应答`,
    means: say`容器启动之前，awslogs 驱动要在日志组中创建日志流。没有通往 CloudWatch Logs 的路径，就会超时，任务失败。`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} 以及 ${code('signal: killed')}、连接问题或超时。`,
    fix: (service) =>
      say`给 ${code(service)} 的子网配置 NAT 网关，或启用私有 DNS 的 ${code('logs')} 接口端点，并让端点的安全组对任务放行端口 443。`,
    prevent: say`把端点和路由表与服务放在同一份 Terraform 中。`,
  },
  'log-options-invalid': {
    name: '日志驱动的选项有误',
    title: (service, { option }) => say`ECS 无法启动 ${code(service)}：日志选项 ${code(option)} 缺失或有误`,
    means: say`用这些选项无法建立 awslogs 驱动，因此任务在容器启动之前就失败。`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} 以及 ${code('awslogs-region is required')} 或 ${code('MissingEndpoint')}。`,
    fix: (service, { option }) =>
      say`改正 ${code(service)} 日志选项中的 ${code(option)}。区域只写它的名字，例如 ${code('us-east-1')}。`,
    prevent: say`从 Terraform 的 ${code('aws_region')} 数据源取得区域。`,
  },
} satisfies Partial<FindingWords<'logs'>>
