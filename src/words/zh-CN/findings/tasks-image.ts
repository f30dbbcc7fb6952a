import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const noTask = say`新任务无法启动。旧任务还能继续运行；它们没了之后，就没有谁接收数据。`

/** Why ECS cannot start a task: its image and its program. */
export const tasksImage = {
  'image-not-found': {
    name: '镜像不存在',
    title: (service, { image }) => say`ECS 找不到 ${code(service)} 的镜像 ${code(image)}`,
    means: noTask,
    shows: say`任务以 ${code('CannotPullContainerError: … not found')} 停止，日志里什么都没有。`,
    fix: (service, { image }) =>
      say`查看仓库里有哪些标签和摘要，改正 ${code(service)} 任务定义中的 ${code(image)}，然后部署。镜像也可能被生命周期策略删除：重新推送即可。`,
    prevent: say`用摘要指定镜像，从推送它的构建中取得摘要，并让生命周期策略避开已部署的镜像。`,
  },
  'image-pull-denied': {
    name: '镜像仓库拒绝拉取',
    title: (service, { image, role }) =>
      say`镜像仓库不让 ${code(service)} 拉取 ${code(image)}（执行角色 ${code(role)}）`,
    means: noTask,
    shows: say`任务以 ${code('CannotPullContainerError')} 停止，并带有 ${code('403 Forbidden')}、${code('pull access denied')} 或 ${code('AccessDeniedException')}。`,
    fix: (_service, { role, image }) =>
      say`允许执行角色 ${code(role)}（不是任务角色）对 ${code('*')} 执行 ${code('ecr:GetAuthorizationToken')}，对该仓库执行 ${code('ecr:BatchGetImage')} 和 ${code('ecr:GetDownloadUrlForLayer')}。仓库在别的账号时，仓库策略也要允许；ECR 之外的 ${code(image)} 需要 ${code('repositoryCredentials')}，也可能根本不存在。`,
    prevent: say`把镜像放在本账号的 ECR 里，权限写在创建执行角色的模块里。`,
  },
  'registry-rate-limit': {
    name: '镜像仓库限制拉取次数',
    title: (service, { image }) => say`为 ${code(service)} 拉取 ${code(image)} 的次数超过了镜像仓库的限制`,
    means: say`匿名拉取按地址计数，同一个 NAT 网关后面的所有任务共用一个地址。限制解除之前，新任务只能偶尔启动。`,
    shows: say`任务以 ${code('toomanyrequests: You have reached your pull rate limit')} 停止。`,
    fix: (_service, { image }) =>
      say`把 ${code(image)} 复制到本账号的 ECR（或使用拉取缓存）并改用它。眼下只能等待，或提供 ${code('repositoryCredentials')}。`,
    prevent: say`生产任务的镜像不要取自公共仓库。`,
  },
  'registry-unreachable': {
    name: '连不上镜像仓库',
    title: (service, { image }) => say`${code(service)} 的任务连不上 ${code(image)} 所在的镜像仓库`,
    means: noTask,
    shows: say`任务以 ${code('CannotPullContainerError')} 或 ${code('ResourceInitializationError')} 停止，并带有 ${code('i/o timeout')}、${code('request canceled')} 或 ${code('There is a connection issue between the task and Amazon ECR')}。`,
    fix: (service) =>
      say`给 ${code(service)} 的子网一条出路：NAT 网关，或开启私有 DNS 的接口终端节点 ${code('ecr.api')} 和 ${code('ecr.dkr')}，再加 ${code('s3')} 网关终端节点（镜像层在那里）。任务安全组要放行 443 出站，终端节点的安全组要放行入站。在公有子网则要分配公网 IP。`,
    prevent: say`在同一个模块里创建终端节点和子网，服务迁入新子网之前先在那里启动一个任务。`,
  },
  'image-architecture-differs': {
    name: '镜像是为另一种处理器构建的',
    title: (service, { image, architecture }) =>
      say`${code(service)} 的任务要求 ${code(architecture)}，镜像 ${code(image)} 却没有对应的版本`,
    means: noTask,
    shows: say`拉取时出现 ${code('image Manifest does not contain descriptor matching platform')}，或日志里只有一行 ${code('exec format error')}，退出码 1。`,
    fix: (service, { architecture }) =>
      say`为 ${code(architecture)} 也构建或复制一份镜像（${code('docker buildx build --platform linux/amd64,linux/arm64')}），或把 ${code(service)} 的 ${code('runtimePlatform.cpuArchitecture')} 改成镜像已有的。`,
    prevent: say`把镜像的所有平台都复制到 ECR；在 CI 上构建，不要在处理器不同的笔记本上构建。`,
  },
  'image-digest-differs': {
    name: '运行的镜像不是固定的那一个',
    title: (service, { wanted, found }) =>
      say`${code(service)} 运行的镜像是 ${code(found)}…，任务定义写的是 ${code(wanted)}…`,
    means: say`运行的并不是评审过、部署过的那一个：组件和默认值可能与配置所针对的不同。`,
    shows: say`没有任何失败。ECS 报告的运行中容器的摘要与任务定义中的不同。`,
    fix: (service) =>
      say`重新部署 ${code(service)}，让任务按任务定义创建。如果仍然不同，检查该仓库是否由拉取缓存或镜像站应答。`,
    prevent: say`把仓库的标签设为不可变，并让 verify 在每次部署后比对摘要。`,
  },
  'container-command-missing': {
    name: '镜像里没有要启动的程序',
    title: (service, { program }) => say`${code(service)} 的镜像里没有程序 ${code(program)}`,
    means: noTask,
    shows: say`任务以 ${code('CannotStartContainerError')} 停止，并带有 ${code('executable file not found in $PATH')} 或 ${code('no such file or directory')}；日志里什么都没有。`,
    fix: (service, { program }) =>
      say`改正 ${code(service)} 任务定义中的 ${code('entryPoint')} 或 ${code('command')}：每个参数都是单独的一个元素，${code(program)} 必须是镜像里的路径。Collector 的镜像两者都不需要，选项写在 ${code('command')} 里。`,
    prevent: say`在 CI 中用同一个镜像、同一条命令启动一次。`,
  },
} satisfies Partial<FindingWords<'tasks'>>
