import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What the collector's load does to it: memory, processor, exports that fail unseen. */
export const tasksLoad = {
  'collector-out-of-memory': {
    name: 'Collector 内存耗尽',
    title: (service, { memory, count }) =>
      say`过去一小时内，${code(service)} 因内存被杀掉 ${count} 次（上限 ${memory} MiB）`,
    means: say`内核立即结束容器：手头的数据全部丢失，下一个任务就绪之前没有谁接收遥测。`,
    shows: say`ECS 显示 ${code('OutOfMemoryError: Container killed due to memory usage')}，退出码 137。`,
    fix: (service) =>
      say`先修好失败或卡住的后端：发不出去的数据会堆积。再确认每条流水线的第一个处理器是 ${code('memory_limiter')}，${code('limit_mib')} 约为任务内存的 80 %，并设置了 ${code('GOMEMLIMIT')}。之后再给 ${code(service)} 增加内存或任务数。`,
    prevent: say`在 Fargate 上用 ${code('limit_mib')}，不要用 ${code('limit_percentage')}。内存超过 70 % 或有数据被拒绝时告警。`,
  },
  'memory-limiter-refuses': {
    name: '内存限制器拒收数据',
    title: (service, { memory, limit }) =>
      say`${code(service)} 的内存限制器拒收到达的数据${memory === '' ? say`` : say`（堆 ${memory} MiB${limit === '' ? say`` : say`，上限 ${limit} MiB`}）`}`,
    means: say`超过软上限后，Collector 不再接收数据，以免自己被杀掉。SDK 重试片刻后丢弃手头的数据。`,
    shows: say`Collector 写出 ${code('Memory usage is above soft limit. Refusing data.')}，SDK 写出 ${code('data refused due to high memory usage')}，${code('otelcol_processor_memory_limiter_refused_spans')} 上升。`,
    fix: (service) =>
      say`先找出失败或缓慢的导出器并修好：发不出去的数据会占满内存。之后再给 ${code(service)} 增加内存（同时提高 ${code('limit_mib')}）或任务数，或者采样。`,
    prevent: say`对被拒绝的数据告警：限制器在内存达到 80 % 的告警线之前就会动作。`,
  },
  'memory-limit-too-low': {
    name: '内存限制器的上限过低',
    title: (service, { memory, size }) =>
      say`${code(service)} 的内存限制器在 ${memory} MiB 时就动作，而任务有 ${size} MiB`,
    means: say`Collector 光是运行就需要更多内存，于是在大部分内存空闲时也拒收数据。`,
    shows: say`${code('Memory usage is above soft limit.')} 中的 ${code('cur_mem_mib')} 很小，而 ECS 显示内存占用不高。`,
    fix: (service, { size }) =>
      say`把 ${code(service)} 的 ${code('memory_limiter')} 的 ${code('limit_mib')} 设为 ${size} MiB 的约 80 %，${code('spike_limit_mib')} 设为其五分之一。`,
    prevent: say`在 Terraform 中由任务内存算出上限，让两者一起变化。`,
  },
  'memory-limiter-thrashes': {
    name: '内存限制器不停地回收垃圾',
    title: (service, { count, memory }) =>
      say`过去一小时内，${code(service)} 被迫回收垃圾 ${count} 次${memory === '' ? say`` : say`（堆 ${memory} MiB）`}`,
    means: say`堆里的数据都在使用中，回收不出内存，只是占用了其他工作的处理器时间。`,
    shows: say`反复出现 ${code('Memory usage is above hard limit. Forcing a GC.')}，处理器占满。`,
    fix: (service) =>
      say`把 ${code('memory_limiter')} 放在 ${code(service)} 每条流水线的第一位，让数据在占用内存之前就被拒绝。修好缓慢的导出器，再把 ${code('limit_mib')} 与任务内存一起提高。`,
    prevent: say`用测试检查处理器的顺序；把 ${code('GOMEMLIMIT')} 设为硬上限的 80 %。`,
  },
  'collector-cpu-starved': {
    name: 'Collector 的处理器已用尽',
    title: (service, { cpu, units }) => say`${code(service)} 五分钟来一直用掉 ${units} 个 CPU 单位的至少 ${cpu} %`,
    means: say`工作排队等待：导出和接收都会超时，两头都丢数据。`,
    shows: say`${code('CPUUtilization')} 持续接近 100 %；Collector 日志里有 ${code('context deadline exceeded')}，SDK 日志里有 ${code('DEADLINE_EXCEEDED')}。`,
    fix: (service) =>
      say`增加 ${code(service)} 的任务数，或给它 1024 个 CPU 单位。半个处理器向 X-Ray 每秒约可承担 1000 个 span 并留有余量。用不了那么多就采样。`,
    prevent: say`按 50 % 到 60 % 的 CPU 伸缩。gRPC 连接不会自己移动：限制连接寿命，让新任务分到流量。`,
  },
  'exports-fail-health-green': {
    name: '健康检查是绿的，导出却在失败',
    title: (exporter, { failed, share }) =>
      say`${code(exporter)} 有 ${failed} 项未能发出（${share}），而所有 Collector 任务都是 ${code('HEALTHY')}`,
    means: say`健康检查只说明进程会应答。没有队列的导出器发不出去的数据就丢了。`,
    shows: say`${code('otelcol_exporter_send_failed_*')} 上升；没有我们认识的日志行说明原因。`,
    fix: (exporter) =>
      say`查看 Collector 在 ${code('Exporting failed')} 旁写了 ${code(exporter)} 的什么。如果什么都没写，把 ${code('service.telemetry.logs.level')} 设为 info 并关闭日志采样。`,
    prevent: say`对导出成功率告警，而不是对健康检查告警。`,
  },
} satisfies Partial<FindingWords<'tasks'>>
