import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What happens to lines on their way to where they are read. */
export const logsDriver = {
  'log-lines-split': {
    name: '多行输出被拆散',
    title: (service, { lines }) => say`${code(service)} 的回溯或其他多行输出每行成为一个事件（看到 ${lines} 个片段）`,
    means: say`awslogs 驱动把每一行变成一个事件。这些片段夹在其他请求的日志行之间，而且都不是 JSON。`,
    shows: say`以空格开头的事件，例如 ${code('  File "/app/main.py", line 7, in run')}。`,
    fix: (service) =>
      say`在 ${code(service)} 中用 ${code('exc_info=True')} 让异常经过 JSON 格式器写出，并把 JSON 写在一行里。对于无法改变的输出，在其日志选项中设置 ${code('awslogs-multiline-pattern')} 或 ${code('awslogs-datetime-format')}，使其匹配每条消息的第一行。`,
    prevent: say`用 ${code('sys.excepthook')} 让未捕获的异常也经过日志。`,
  },
  'log-line-too-long': {
    name: '日志行太长',
    title: (service, { characters }) => say`${code(service)} 的 JSON 日志行被截断（一个事件有 ${characters} 个字符）`,
    means: say`容器运行时每次最多传递 16 KiB。在 non-blocking 模式下，各段可能成为独立的事件；在任何模式下，一个事件到 256 KiB 为止。每一段都不是 JSON，因此缺少字段。`,
    shows: say`以花括号开头、在中间断开的事件，随后是作为文本的其余部分。`,
    fix: (service) =>
      say`在 ${code(service)} 中记录引用或开头的若干字符，而不是整个内容。日志选项 ${code('mode=blocking')} 能让不超过 256 KiB 的行保持完整，但服务会因此等待 CloudWatch Logs。`,
    prevent: say`在格式器中把值截短到几百个字符。`,
  },
  'log-driver-blocks': {
    name: '服务在等待日志驱动',
    title: (service, { minutes }) =>
      say`${code(service)} 已有 ${minutes} 分钟没有写日志，健康检查失败，而其日志驱动会阻塞`,
    means: say`在 blocking 模式下，写标准输出要等到 CloudWatch Logs 收下这一行。在此期间进程停在那里。`,
    shows: say`日志行停止，随后 ECS 因健康检查替换任务。这种原因不会产生错误信息。`,
    fix: (service) =>
      say`在 ${code(service)} 的日志选项中设置 ${code('mode=non-blocking')} 和 ${code('max-buffer-size=25m')} 并部署；然后确认其子网能到达 CloudWatch Logs。`,
    prevent: say`在任务定义中写明模式：否则由账户的 ${code('defaultLogDriverMode')} 决定。`,
  },
  'log-driver-missing': {
    name: '容器没有日志驱动',
    title: (service, { container }) => say`${code(service)} 的容器 ${code(container)} 没有日志配置`,
    means: say`它写到标准输出的内容不会去任何地方。`,
    shows: say`这个容器没有任何日志流。这种原因不会产生错误信息。`,
    fix: (service, { container }) =>
      say`在 ${code(service)} 的任务定义中给 ${code(container)} 加上使用 ${code('awslogs')} 驱动的 ${code('logConfiguration')}，然后部署。`,
    prevent: say`用同一个总会设置它的 Terraform 模块生成容器。`,
  },
  'log-group-differs': {
    name: '日志行去了另一个日志组',
    title: (service, { option, found, wanted }) =>
      say`${code(service)} 的设置是 ${code(`${option}: ${found}`)}；读取的却是 ${code(wanted)}`,
    means: say`日志行写出了，但不在环境表所说的地方。`,
    shows: say`被读取的日志组里没有这个服务的日志流。这种原因不会产生错误信息。`,
    fix: (service, { option, wanted, group, region }) =>
      say`把 ${code(service)} 的 ${code(option)} 设为 ${code(wanted)} 并部署；如果 ${code(region)} 的 ${code(group)} 才是对的，就把它写进环境表。`,
    prevent: say`从任务定义读取日志组的名字，或让二者来自同一个 Terraform local。`,
  },
  'log-group-deleted': {
    name: '日志组已不存在',
    title: (group, { container }) => say`${code(container)} 所写的日志组 ${code(group)} 不存在`,
    means: say`运行中的容器会继续运行，但它们的日志行丢失：awslogs 驱动不会重新创建日志组。新任务也无法启动。`,
    shows: say`读取该日志组时得到 ${code('ResourceNotFoundException')}，而任务正在运行。`,
    fix: (group) =>
      say`在 Terraform 中创建 ${code(group)} 并设置保留期，然后替换写入它的任务：${code('aws ecs update-service --force-new-deployment')}。`,
    prevent: say`在 Terraform 中用 ${code('prevent_destroy')} 或删除保护来保护该日志组。`,
  },
  'log-group-infrequent-access': {
    name: '日志组不是 Standard 类别',
    title: (group, { class: kind }) => say`日志组 ${code(group)} 的类别是 ${code(kind)}，因此这里读不到其中的日志行`,
    means: say`只有 Standard 类别支持 FilterLogEvents、指标筛选器、订阅和 live tail。日志行已存储，但只有 CloudWatch Logs Insights 能查到。`,
    shows: say`${code('InvalidOperationException')} 以及 ${code('FilterLogEvents is not supported for this log class')}。`,
    fix: (group) =>
      say`日志组的类别无法更改。用另一个名字创建类别为 ${code('STANDARD')} 的日志组，让任务定义写到那里，并把 ${code(group)} 保留到其中的事件过期。在此之前使用 CloudWatch Logs Insights。`,
    prevent: say`对于供人或告警读取的日志组，在 Terraform 中设置 ${code('log_group_class = "STANDARD"')}。`,
  },
} satisfies Partial<FindingWords<'logs'>>
