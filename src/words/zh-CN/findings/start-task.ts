import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What the task around a collector keeps it from: ports, directories, its health check, a newer configuration. */
export const startTask = {
  'listen-port-busy': {
    name: '两个监听者争用一个端口',
    title: (_service, { component, address }) =>
      say`Collector 无法启动：${code(component)} 无法监听 ${code(address)}，已被别处占用`,
    means: say`awsvpc 模式下，一个任务的所有容器共用网络。两个接收器、两个扩展，或旁边的第二个 Collector 要用同一个端口。`,
    shows: say`最后几行里有 ${code('bind: address already in use')}，任务以 1 退出。`,
    fix: (_service, { component, address }) =>
      say`给 ${code(component)} 或占用 ${code(address)} 的另一方换一个端口，配置和任务定义都要改，然后部署。`,
    prevent: say`把一个任务的端口放在同一个 Terraform local 里，每个只用一次。`,
  },
  'health-keys-v2': {
    name: '健康检查用了未开放的键',
    title: (_service, { component }) => say`Collector 无法启动：${code(component)} 用了健康检查第二版的键`,
    means: say`健康检查下的 ${code('http')} 和 ${code('grpc')} 属于第二版，受功能开关控制，默认关闭。`,
    shows: say`纯文本的 ${code('v2 healthcheck configuration')} 和 ${code('feature gate is disabled')}，任务以 1 退出。`,
    fix: (_service, { component }) =>
      say`只给 ${code(component)} 设置 ${code('endpoint')}，或用 ${code('--feature-gates=+extension.healthcheck.useComponentStatus')} 启动 Collector。`,
    prevent: say`健康检查保持简单，导出是否正常由 Collector 自身的指标判断。`,
  },
  'storage-directory-missing': {
    name: 'file_storage 的目录不存在',
    title: (_service, { component, directory }) =>
      say`Collector 无法启动：${code(component)} 的目录 ${code(directory)} 不存在`,
    means: say`镜像里几乎只有 Collector，而 file_storage 不会自行创建目录，除非要求它这样做。`,
    shows: say`纯文本的 ${code('directory must exist')}，任务以 1 退出。`,
    fix: (_service, { component, directory }) =>
      say`给 ${code(component)} 设置 ${code('create_directory: true')}，或在 ${code(directory)} 挂载卷，然后部署。`,
    prevent: say`在 Fargate 上不要用 file_storage：磁盘随任务消失，队列留不下来。`,
  },
  'storage-directory-closed': {
    name: 'file_storage 的目录不可写',
    title: (_service, { component, directory, reason }) =>
      say`Collector 无法启动：${code(component)} 无权写入 ${code(directory)}，${code(reason)}`,
    means: say`根文件系统只读，或目录属于别的用户：ADOT 以 4317 运行，contrib 以 10001 运行。`,
    shows: say`最后几行里有 ${code('read-only file system')} 或 ${code('permission denied')}，任务以 1 退出。`,
    fix: (_service, { directory }) =>
      say`在 ${code(directory)} 挂载 Collector 用户可写的卷，或把 ${code('readonlyRootFilesystem')} 设为 false，然后部署。`,
    prevent: say`在 Fargate 上不要用 file_storage，或给它一个属主正确的专用卷。`,
  },
  'region-not-found': {
    name: '没有区域的 AWS 导出器',
    title: (_service, { component }) => say`Collector 无法启动：${code(component)} 找不到 AWS 区域`,
    means: say`它的设置和 ${code('AWS_REGION')} 都没有给出区域，而 Fargate 任务没有实例元数据可查。`,
    shows: say`${code('cannot fetch region variable')} 或 ${code('ec2imds: GetRegion')}，任务以 1 退出。`,
    fix: (_service, { component }) =>
      say`设置 ${code(component)} 的 ${code('region')}，或在任务定义中设置 ${code('AWS_REGION')}，然后部署。`,
    prevent: say`用其他资源共用的 Terraform 变量把区域写进导出器。`,
  },
  'collector-start-failed': {
    name: 'Collector 无法启动',
    title: (service, { reason }) => say`${code(service)} 无法启动：${code(reason)}`,
    means: say`Collector 在接收任何数据之前就因这个错误退出。除了这段文本，没有更多信息。`,
    shows: say`每个已停止任务的最后一行以 ${code('Error:')} 开头；${code('Everything is ready')} 一直不出现。`,
    fix: (service) => say`改正 ${code(service)} 的配置或命令中错误所指之处，然后部署；或退回上一个版本。`,
    prevent: say`在 CI 中用同一镜像和渲染后的配置启动几秒。`,
  },
  'config-not-loaded': {
    name: '运行的不是已保存的配置',
    title: (service, { parameter }) => say`${code(service)} 运行的配置比 ${code(parameter)} 中保存的旧`,
    means: say`ECS 只在任务启动时读取参数和密钥。改动已经保存，但此后没有任务启动，所以没有生效。`,
    shows: say`没有任何失败。参数的修改时间晚于 Collector 最新任务的启动时间。`,
    fix: (service) => say`重新部署 ${code(service)}，任务就会读取已保存的配置。`,
    prevent: say`把配置的哈希写进任务定义：每次改动都会产生新版本。`,
  },
  'health-extension-off': {
    name: '健康检查访问的扩展没有运行',
    title: (_service, { extension }) =>
      say`Collector 的任务被判为不健康，因为 ${code(extension)} 不在 ${code('service.extensions')} 中`,
    means: say`容器的健康检查访问的端口没有人应答。Collector 本身正常，却被 ECS 反复替换。`,
    shows: say`日志看起来正常，而 ECS 显示 ${code('Task failed container health checks')}。`,
    fix: (_service, { extension, probe }) =>
      say`定义 ${code(extension)} 并加入 ${code('service.extensions')}，使 ${code(probe)} 得到应答，然后部署。`,
    prevent: say`用模板测试检查该扩展会被启动。`,
  },
  'health-port-differs': {
    name: '健康检查访问了另一个端口',
    title: (_service, { probed, answers }) =>
      say`Collector 的任务被判为不健康：健康检查访问端口 ${code(probed)}，扩展在 ${code(answers)} 应答`,
    means: say`探测被拒绝，ECS 反复替换一个正常工作的 Collector。`,
    shows: say`日志看起来正常，而 ECS 显示 ${code('Task failed container health checks')}。`,
    fix: (_service, { probed, answers }) =>
      say`让扩展监听 ${code(probed)}，或在健康检查命令中加上 ${code('--port')} ${code(answers)}，然后部署。`,
    prevent: say`两处都取自同一个 Terraform local。`,
  },
} satisfies Partial<FindingWords<'start'>>
