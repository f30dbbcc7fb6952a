import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Whether the collector's tasks are there, stay there and are held to be well. */
export const tasksLife = {
  'collector-missing': {
    name: '集群里没有这个 Collector 服务',
    title: (service, { cluster, status }) =>
      say`集群 ${code(cluster)} 中没有处于活动状态的服务 ${code(service)}（${code(status)}），而应用正向它发送数据`,
    means: say`没有谁接收 span、指标和日志：应用会重试一阵，然后丢弃。`,
    shows: say`ECS 不列出该服务，或显示为 ${code('INACTIVE')}、${code('DRAINING')}。SDK 写出名称无法解析或连接被拒绝。`,
    fix: (service, { cluster }) =>
      say`应用该环境的 Terraform，在 ${code(cluster)} 中创建 ${code(service)}。如果 Collector 用的是别的名称或集群，请在环境表中写明（${code('collectorService')}、${code('cluster')}）。`,
    prevent: say`用 Terraform 管理该服务并设置 ${code('prevent_destroy')}；运行任务数的指标缺失时也要告警。`,
  },
  'collector-scaled-to-zero': {
    name: 'Collector 被缩到零',
    title: (service, { running }) =>
      say`${code(service)} 的期望任务数是 0${running === '0' ? say`` : say`（仍有 ${running} 个在运行）`}`,
    means: say`ECS 照办了：没有任务，也就没有谁接收遥测。没有任何失败，也没有事件提到它。`,
    shows: say`${code('desiredCount')} 为 0。SDK 写出 ${code('Connection refused')} 或超时。`,
    fix: (service) =>
      say`把 ${code(service)} 的期望任务数设为至少 1（最好 2），伸缩目标的最小值也一样。是谁改的，可在 CloudTrail 的 ${code('UpdateService')} 中查到。`,
    prevent: say`把伸缩目标的最小值设为 1，夜间停机的计划不要包含 Collector。`,
  },
  'collector-not-running': {
    name: '没有 Collector 任务在运行',
    title: (service, { wanted }) => say`${code(service)} 的 ${wanted} 个任务都没有运行，也没有任何说明`,
    means: say`没有谁接收 span、指标和日志：应用会重试一阵，然后丢弃。ECS 大约一小时后就忘掉已停止的任务，停止的原因也随之消失。`,
    shows: say`ECS 显示运行中的任务为 0；SDK 写出 ${code('Connection refused')} 或超时。`,
    fix: (service) =>
      say`查看 ${code(service)} 的事件、已停止的任务（ECS 大约保留一小时）以及它日志的最后几行。如果都已消失，就重新部署一次，看任务如何结束。`,
    prevent: say`保留任务停止的原因：用 EventBridge 把 ECS 任务状态变化写入日志组。任务数少于期望值时告警。`,
  },
  'collector-exits': {
    name: 'Collector 自行退出',
    title: (service, { exitCode, count }) =>
      say`过去一小时内，${code(service)} 的容器自行退出 ${count} 次，退出码 ${exitCode}`,
    means: say`ECS 反复重新启动它；每次内存里的数据都会丢失，其间也没有谁接收遥测。`,
    shows: say`ECS 显示 ${code('Essential container in task exited')}。退出码 1 是 Collector 自己给出的：配置不合要求，或某个组件无法启动。日志中最后一行纯文本会说明是哪一个。`,
    fix: (service) =>
      say`查看 ${code(service)} 退出前的最后几行日志，改正其中指出的问题，然后部署。启动失败时写的是纯文本，不是 JSON。`,
    prevent: say`部署前用 Collector 自带的 ${code('validate')} 校验配置，并让部署断路器自动回退。`,
  },
  'killed-before-flushed': {
    name: 'Collector 还没发完就被杀掉',
    title: (service, { stopTimeout, count }) =>
      say`${code(service)} 有 ${count} 个任务收到停止要求后未在 ${stopTimeout} 秒内结束而被杀掉（退出码 137）`,
    means: say`收到 SIGTERM 后，Collector 会把手头的数据发完。超过 ${code('stopTimeout')} ECS 就杀掉它，剩下的数据在每次部署、每次缩容时都会丢失。`,
    shows: say`退出码 137，停止代码 ${code('ServiceSchedulerInitiated')} 或 ${code('UserInitiated')}，没有提到内存；日志里有 ${code('Starting shutdown...')}，却没有 ${code('Shutdown complete.')}`,
    fix: (service, { stopTimeout }) =>
      say`把 ${code(service)} 容器的 ${code('stopTimeout')} 从 ${stopTimeout} 提高到 60 秒，最多 120 秒；并检查是否有导出器卡住：它必须更早放弃。`,
    prevent: say`让导出器的 ${code('timeout')} 和 ${code('max_elapsed_time')} 小于 ${code('stopTimeout')}。`,
  },
  'health-check-needs-shell': {
    name: '健康检查需要镜像里没有的 shell',
    title: (service, { command }) =>
      say`${code(service)} 的健康检查运行 ${code(command)}，而它的镜像既没有 shell 也没有 curl`,
    means: say`检查永远不会成功：ECS 把正常的 Collector 当成不健康，不断替换。`,
    shows: say`任务为 ${code('UNHEALTHY')}，并以 ${code('Task failed container health checks')} 被停止，而 Collector 的日志完全正常。`,
    fix: (_service, { image }) =>
      say`AWS 发行版用 ${code('["CMD", "/healthcheck"]')}。其他 Collector 镜像（${code(image)}）没有这个程序：把它复制进镜像，或让负载均衡器检查 13133 端口。`,
    prevent: say`把健康检查和镜像放在同一个 Terraform 模块里，上生产之前一起试过。`,
  },
  'health-check-too-early': {
    name: 'Collector 就绪之前健康检查已放弃',
    title: (service, { grace, needed }) =>
      say`${code(service)} 的健康检查在 ${grace} 秒后放弃，而 Collector 需要 ${needed} 秒`,
    means: say`再等一会儿就正常的任务被停止并替换，下一个也是同样结局。`,
    shows: say`任务总是在第一分钟内以 ${code('Task failed container health checks')} 被停止，之后从不发生。`,
    fix: (service) =>
      say`把 ${code(service)} 健康检查的 ${code('startPeriod')} 设为 30 秒以上（此前的失败不计），${code('interval')} 10，${code('retries')} 3。`,
    prevent: say`在实际使用的规格上测量启动时间：从 ${code('startedAt')} 到出现 ${code('Everything is ready')} 为止。`,
  },
  'health-check-fails': {
    name: 'Collector 的健康检查失败',
    title: (service, { count }) => say`${code(service)} 有 ${count} 个任务的容器健康检查失败，原因不明`,
    means: say`ECS 会替换健康检查失败的任务，内存里的数据随之丢失，连接中断。`,
    shows: say`任务为 ${code('UNHEALTHY')}；ECS 只说 ${code('Task failed container health checks')}，从不说明原因。`,
    fix: (service, { command }) =>
      say`在一个相同的任务里手工运行 ${code(service)} 的检查命令（${code(command)}）。确认扩展 ${code('health_check')} 列在 ${code('service.extensions')} 中，并监听检查所访问的地址。`,
    prevent: say`把检查命令和扩展的 endpoint 放在同一个 Terraform 模块里。`,
  },
  'health-endpoint-local': {
    name: '负载均衡器访问不到健康检查端口',
    title: (service, { endpoint, targetGroup }) =>
      say`目标组 ${code(targetGroup)} 检查 ${code(service)} 的端口，而它只监听 ${code(endpoint)}`,
    means: say`该扩展只在任务内部应答，来自外部的检查全部失败，ECS 于是替换本来正常的任务。`,
    shows: say`ECS 显示 ${code('Task failed ELB health checks')}；Collector 的日志正常。`,
    fix: (_service, { port }) =>
      say`把扩展 ${code('health_check')} 的 ${code('endpoint')} 设为 ${code(`0.0.0.0:${port}`)}，并在安全组中放行负载均衡器访问该端口。`,
    prevent: say`由负载均衡器检查时，在创建目标组的同一个模块里绑定 ${code('0.0.0.0')}。`,
  },
  'load-balancer-check-fails': {
    name: '负载均衡器的健康检查失败',
    title: (service, { targetGroup, port, reason }) =>
      say`目标组 ${code(targetGroup)} 认为 ${code(service)} 的任务不健康${port === '' ? say`` : say`，端口 ${port}`}${reason === '' ? say`` : say`（${reason}）`}`,
    means: say`负载均衡器认为不健康的任务会被 ECS 停止，即使 Collector 本身正常。`,
    shows: say`ECS 显示 ${code('Task failed ELB health checks in (target-group …)')} 或 ${code('is unhealthy in (target-group …)')}。`,
    fix: (service, { port }) =>
      say`确认 ${code(service)} 的安全组放行负载均衡器访问检查端口（${code(port)}），该端口监听在 ${code('0.0.0.0')}，且检查的路径与成功码相符：该扩展在 13133 端口的 ${code('/')} 返回 200。`,
    prevent: say`在规则中引用负载均衡器的安全组，并为服务设置健康检查宽限期。`,
  },
} satisfies Partial<FindingWords<'tasks'>>
