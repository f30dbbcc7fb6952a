import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const noTask = say`ECS 在容器启动之前读取密钥：新任务都无法启动，旧任务还能继续运行。`

/** Why ECS cannot start a task: its secrets, its roles, room for it. */
export const tasksSecrets = {
  'secret-denied': {
    name: '执行角色无权读取密钥',
    title: (service, { role, secret, action }) =>
      say`${code(service)} 的执行角色 ${code(role)} 无权对 ${code(secret)} 执行 ${code(action)}`,
    means: noTask,
    shows: say`任务以 ${code('ResourceInitializationError: unable to pull secrets or registry auth')} 和 ${code('AccessDeniedException')} 停止。`,
    fix: (_service, { role, action, secret }) =>
      say`在执行角色 ${code(role)} 的策略中允许对 ${code(secret)} 执行 ${code(action)}：读取密钥的是 ECS，不是任务角色。Secrets Manager 密钥的 ARN 末尾有六个随机字符，资源请以 ${code('-??????')} 结尾。`,
    prevent: say`在 Terraform 中用任务定义 ${code('secrets')} 的同一份列表生成该策略。`,
  },
  'secret-key-denied': {
    name: '执行角色无权使用密钥的 KMS 密钥',
    title: (service, { role, secret }) =>
      say`${code(service)} 的执行角色 ${code(role)} 可以读取 ${code(secret)}，但无权解密`,
    means: noTask,
    shows: say`任务以 ${code('ResourceInitializationError')} 停止，并带有 ${code('Access to KMS is not allowed')} 或 ${code('kms:Decrypt')}。`,
    fix: (_service, { role }) =>
      say`在 ${code(role)} 的策略中允许对该 KMS 密钥执行 ${code('kms:Decrypt')}，KMS 密钥自己的策略也要允许这个角色或账号。`,
    prevent: say`把 KMS 密钥的 ARN 和密钥的 ARN 一起交给创建执行角色的模块。`,
  },
  'secret-missing': {
    name: '密钥不存在',
    title: (service, { secret }) => say`${code(service)} 所需的密钥或参数 ${code(secret)} 不存在`,
    means: noTask,
    shows: say`任务以 ${code('ResourceInitializationError')} 停止，并带有 ${code('ResourceNotFoundException')}、${code('invalid ssm parameters')} 或 ${code('marked for deletion')}。`,
    fix: (service, { secret }) =>
      say`在任务所在的区域创建或恢复 ${code(secret)}，或改正 ${code(service)} 任务定义中的 ${code('valueFrom')}。`,
    prevent: say`让任务定义从创建密钥的资源取得 ARN，两者就不会缺一个。`,
  },
  'secret-not-json': {
    name: '密钥里没有这个键',
    title: (service, { secret, key }) => say`${code(service)} 的密钥 ${code(secret)} 里没有 JSON 键 ${code(key)}`,
    means: noTask,
    shows: say`任务以 ${code('ResourceInitializationError')} 停止，并带有 ${code('did not contain json key')} 或 JSON 解析错误。`,
    fix: (service, { key }) =>
      say`在密钥中加上 ${code(key)}，或改正 ${code(service)} 任务定义中的 ${code('valueFrom')}：ARN 之后是 ${code(':key::')}。纯文本密钥不能带键引用。`,
    prevent: say`把密钥的键和任务定义的 ${code('valueFrom')} 写在同一处。`,
  },
  'secret-unreachable': {
    name: '读不到密钥：网络不通',
    title: (service, { endpoint }) => say`${code(service)} 的任务连不上 ${code(endpoint)}，无法读取密钥`,
    means: noTask,
    shows: say`任务以 ${code('ResourceInitializationError')} 停止，并带有 ${code('context deadline exceeded')}、${code('RequestCanceled')} 或 ${code('There is a connection issue')}。`,
    fix: (service, { endpoint }) =>
      say`给 ${code(service)} 的子网配置 NAT 网关，或开启私有 DNS 的接口终端节点 ${code(endpoint)}（加密的还需要 ${code('kms')}），两边的安全组都要放行 443。`,
    prevent: say`在同一个模块里创建终端节点和子网，服务迁入新子网之前先在那里启动一个任务。`,
  },
  'role-not-assumable': {
    name: 'ECS 无法代入任务的角色',
    title: (service, { role }) => say`ECS 无法为 ${code(service)} 代入角色 ${code(role)}`,
    means: say`新任务无法启动；运行中的任务在凭证过期后也会失去权限。`,
    shows: say`事件显示 ${code('ECS was unable to assume the role')}。角色已被删除、被重建，或信任的是别的主体。`,
    fix: (_service, { role }) =>
      say`确认 ${code(role)} 存在，且信任策略允许 ${code('ecs-tasks.amazonaws.com')} 执行 ${code('sts:AssumeRole')}；如有 ${code('aws:SourceArn')} 条件，要与本集群相符。部署者需要对它的 ${code('iam:PassRole')} 权限。`,
    prevent: say`在 Terraform 中让服务依赖它的角色及其策略。`,
  },
  'capacity-unavailable': {
    name: 'AWS 没有可用容量',
    title: (service) => say`在允许的位置，AWS 没有容量再运行一个 ${code(service)} 任务`,
    means: say`新任务只能等待。运行中的继续运行，替换的任务来不了。`,
    shows: say`事件显示 ${code('Capacity is unavailable at this time')}，或没有容器实例满足全部要求。`,
    fix: (service) =>
      say`让 ${code(service)} 能在更多可用区的子网里运行，或换一种任务规格；用 Fargate Spot 时在容量提供程序中加上 ${code('FARGATE')}。ECS 会自己重试。`,
    prevent: say`把服务分布在至少三个可用区，并保留一部分按需容量。`,
  },
  'subnet-addresses-exhausted': {
    name: '子网的地址已用尽',
    title: (service, { subnets }) => say`${code(subnets)} 没有空闲地址可供 ${code(service)} 的任务使用`,
    means: say`每个 Fargate 任务都需要自己的地址，没有就无法启动。`,
    shows: say`任务以 ${code('InsufficientFreeAddressesInSubnet')} 停止，或事件提到 ${code('RESOURCE:ENI')}。`,
    fix: (service) => say`给 ${code(service)} 增加子网，或释放地址：闲置的网络接口、VPC 中的函数、负载均衡器。`,
    prevent: say`给任务用 /22 或更大的子网，并对 ${code('AvailableIpAddressCount')} 告警。`,
  },
  'fargate-quota-reached': {
    name: '账号的 Fargate 配额已用完',
    title: (service) => say`本账号的配额不允许再运行一个 ${code(service)} 任务`,
    means: say`在别的任务结束或配额提高之前，新任务只能等待。`,
    shows: say`事件显示 ${code("You've reached the limit on the number of vCPUs you can run concurrently")}。`,
    fix: () => say`在 Service Quotas 中提高 ${code('Fargate On-Demand vCPU resource count')}，或停掉不需要的任务。`,
    prevent: say`用量达到配额的 80 % 时对 ${code('AWS/Usage')} 告警；滚动部署期间服务会短暂需要两倍的任务。`,
  },
} satisfies Partial<FindingWords<'tasks'>>
