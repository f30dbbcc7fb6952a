import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Deployments, what AWS takes away, how the collector is found, and the applications' own tasks. */
export const tasksPlatform = {
  'deployment-rolled-back': {
    name: 'ECS 放弃了部署',
    title: (service, { reason, revision }) =>
      say`${code(service)} 的上一次部署失败（${reason}），现在运行的是 ${code(revision)}`,
    means: say`任务无法存活，断路器停止了部署。启用回滚时旧版本继续运行，改动并未生效；服务的第一次部署则无处可退。`,
    shows: say`事件显示 ${code('deployment failed: tasks failed to start')}，随后是 ${code('rolling back to deployment')}。只等服务稳定的流水线仍然是绿的。`,
    fix: (service) => say`查看 ${code(service)} 的任务为何停止，改正之后再部署。回滚本身没有错。`,
    prevent: say`让流水线比较正在运行的版本与它部署的版本。`,
  },
  'service-runs-old-revision': {
    name: '服务运行的是旧版本',
    title: (service, { running, newest }) =>
      say`${code(service)} 运行的是 ${code(running)}，而已注册的最新版本是 ${code(newest)}`,
    means: say`新版本带来的改动（变量、镜像、日志选项）还没有生效。这也可能是有意的。`,
    shows: say`没有任何失败。服务的任务定义不是该系列中最新的。`,
    fix: (service, { newest }) => say`把 ${code(newest)} 部署到 ${code(service)}；如果不打算运行它，就注销它。`,
    prevent: say`任务定义只由一方管理，Terraform 或流水线：注册和部署在同一步完成。`,
  },
  'task-retired': {
    name: 'AWS 替换了 Collector 唯一的任务',
    title: (service, { wanted }) => say`AWS 因维护停止了 ${code(service)} 的任务，而它只有 ${wanted} 个任务`,
    means: say`Fargate 会淘汰需要修补的平台版本上的任务。下一个任务就绪之前，没有谁接收遥测。`,
    shows: say`ECS 显示 ${code('ECS is performing maintenance on the underlying infrastructure hosting the task')}。`,
    fix: (service) => say`让 ${code(service)} 在不同可用区至少运行 2 个任务，ECS 就会逐个替换。`,
    prevent: say`不时部署一次，让任务比平台版本新；也可设置账号的 ${code('fargateTaskRetirementWaitPeriod')}。`,
  },
  'spot-interrupted': {
    name: 'Collector 的 Spot 任务被收回',
    title: (service, { count }) => say`过去一小时内，AWS 收回了 ${code(service)} 的 ${count} 个 Spot 任务`,
    means: say`任务提前两分钟收到通知，然后是 SIGTERM。来不及发出的数据会丢失，下一个任务要等到 Spot 有容量。`,
    shows: say`ECS 显示 ${code('Your Spot Task was interrupted.')}，停止代码 ${code('SpotInterruption')}。`,
    fix: (service) =>
      say`让 ${code(service)} 运行在 ${code('FARGATE')} 上，或至少保留 2 个按需任务，并把 ${code('stopTimeout')} 设为 120。`,
    prevent: say`其他服务所依赖的东西不要放在 Spot 上。`,
  },
  'discovery-stale-instance': {
    name: '名称还指向一个没有任务使用的地址',
    title: (name, { addresses }) => say`${code(name)} 还指向 ${code(addresses)}，而没有 Collector 任务使用它`,
    means: say`一部分连接通向虚空：拿到该地址的 SDK 会等到超时再重试，直到拿到别的地址。`,
    shows: say`导出时而以 ${code('DEADLINE_EXCEEDED')} 或 ${code('Connection refused')} 失败，而 Collector 是正常的。`,
    fix: (_name, { instance }) => say`从 Cloud Map 注销实例 ${code(instance)}。如果不是 ECS 注册的，查出是谁注册的。`,
    prevent: say`只让 ECS 注册实例（${code('serviceRegistries')}），TTL 10 到 15 秒，最小健康百分比 100 %。`,
  },
  'discovery-task-unregistered': {
    name: 'Collector 任务没有注册',
    title: (service, { name, addresses, registered }) =>
      say`${code(service)} 的任务（${addresses}）没有注册在 ${code(name)} 下，该名称下有 ${registered} 个实例`,
    means: say`没有谁找得到这些任务。如果一个都没有注册，名称就解析不出地址，所有遥测都会丢失。`,
    shows: say`SDK 写出名称无法解析，或把数据都发给少数已注册的任务。`,
    fix: (service) =>
      say`把 ${code(service)} 的 ${code('serviceRegistries')} 设为 Cloud Map 服务的 ARN，然后部署。如果已经设置，检查 ECS 的服务相关角色是否仍可注册实例。`,
    prevent: say`在同一个 Terraform 模块里创建 Cloud Map 服务和 ECS 服务。`,
  },
  'application-out-of-memory': {
    name: '服务内存耗尽',
    title: (service, { count, memory }) =>
      say`过去一小时内，${code(service)} 因内存被杀掉 ${count} 次（上限 ${memory} MiB）`,
    means: say`每个任务被杀掉时，SDK 尚未发出的 span、指标和日志记录，以及正在处理的请求，都会一起消失。`,
    shows: say`ECS 显示 ${code('OutOfMemoryError: Container killed due to memory usage')}，退出码 137。链路在中途断掉。`,
    fix: (service) =>
      say`给 ${code(service)} 更多内存，或查出是什么占用了内存。如果是遥测：减小 ${code('OTEL_BSP_MAX_QUEUE_SIZE')}，减少指标的属性，或采样。`,
    prevent: say`服务内存超过 80 % 时告警，并用与生产相同的内存做压力测试。`,
  },
  'application-tasks-exit': {
    name: '服务的任务反复退出',
    title: (service, { count, exitCode }) =>
      say`过去一小时内，${code(service)} 的任务自行退出 ${count} 次，退出码 ${exitCode}`,
    means: say`不在运行的服务什么也发不出来，SDK 手头的数据也随每个任务消失。`,
    shows: say`ECS 显示 ${code('Essential container in task exited')}；服务一再启动新任务。`,
    fix: (service, { logGroup }) =>
      say`在 ${code(logGroup)} 中查看 ${code(service)} 退出前的最后几行。如果是从某次部署开始的，就回退。`,
    prevent: say`启用带回滚的部署断路器，任务数少于期望值时告警。`,
  },
} satisfies Partial<FindingWords<'tasks'>>
