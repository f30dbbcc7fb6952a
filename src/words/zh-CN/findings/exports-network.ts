import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports for which no connection comes about. */
export const network = {
  'egress-route-missing': {
    name: '子网没有通往 AWS 的路',
    title: (subnets, { services }) => say`从 ${code(subnets)} 没有路由或 VPC 端点通往 ${services}`,
    means: say`这些子网里的任务无法到达导出目标，每次导出都会超时并丢弃。如果连 CloudWatch Logs 也到不了，Collector 自己的日志和指标也会停止。`,
    shows: say`Collector 会写出带 ${code('i/o timeout')} 的 ${code('dial tcp')}；如果它的日志也走同一条路，则什么都没有。`,
    fix: (subnets, { endpoints }) =>
      say`给 ${code(subnets)} 一条指向 NAT 网关的默认路由；或创建接口端点 ${code(endpoints)}，启用私有 DNS，并用安全组放行 Collector 访问 443 端口。`,
    prevent: say`在同一次 Terraform 变更中创建导出器及其端点；没有 NAT 的子网，任务调用的每个服务都需要端点。`,
  },
  'egress-rule-missing': {
    name: '安全组不放行出站 HTTPS',
    title: (groups) => say`${code(groups)} 没有任何出站规则放行 Collector 访问 443 端口`,
    means: say`安全组会丢弃没有规则允许的流量，不作任何回应。每次导出都会超时，Collector 的日志和自身指标也发不出去。`,
    shows: say`导出以 ${code('i/o timeout')} 或 ${code('context deadline exceeded')} 结束；常见的是日志就此中断。`,
    fix: (groups) =>
      say`给 ${code(groups)} 加一条 TCP 443 的出站规则：走 NAT 网关时目标为 ${code('0.0.0.0/0')}，否则为 VPC 端点的安全组。`,
    prevent: say`把出站规则与需要它们的导出器一起放在 Terraform 里。`,
  },
  'vpc-endpoint-closed': {
    name: 'VPC 端点不放行 Collector',
    title: (endpoint, { service }) => say`VPC 端点 ${code(endpoint)} 的安全组不让 Collector 访问 ${service}`,
    means: say`启用私有 DNS 后，对该服务的所有调用都会走端点，即使 NAT 网关本来可用。端点的安全组会直接丢弃，不作回应。`,
    shows: say`Collector 会写出带 VPC 内地址的 ${code('dial tcp')} 和 ${code('i/o timeout')}。`,
    fix: (_endpoint, { groups, collector }) => say`让 ${code(groups)} 接受来自 ${code(collector)} 的 TCP 443。`,
    prevent: say`用所有使用该端点的任务的安全组列表来生成端点的入站规则。`,
  },
  'aws-endpoint-timeout': {
    name: 'AWS 没有回应',
    title: (services, { hosts }) => say`${services} 在 ${code(hosts)} 没有回应 Collector`,
    means: say`路上有东西丢弃了数据包。从能读到的路由、端点和安全组看不出是什么。导出会超时并丢弃。`,
    shows: say`Collector 会写出带 ${code('i/o timeout')} 或 ${code('context deadline exceeded')} 的 ${code('exceeded maximum number of attempts')}。`,
    fix: (_services, { hosts }) =>
      say`检查 Collector 子网与 ${code(hosts)} 之间有什么：网络 ACL（出站 TCP 443，返回端口 1024 到 65535）、防火墙的允许域名列表、中转网关。VPC 流日志中的 ${code('REJECT')} 会显示位置。`,
    prevent: say`每次改动网络后都运行金丝雀检查。`,
  },
  'aws-endpoint-refused': {
    name: '用于 AWS 的地址拒绝连接',
    title: (exporters, { hosts }) => say`${code(exporters)} 发送数据的地址 ${code(hosts)} 没有进程监听`,
    means: say`AWS 的端点从不拒绝连接。导出器的 ${code('endpoint')}、代理或自定义域名把它引到了别处。`,
    shows: say`Collector 会在所调用的地址旁写出 ${code('connect: connection refused')}。`,
    fix: (exporters, { hosts }) =>
      say`从 ${code(exporters)} 的配置中去掉 ${code('endpoint')}，从变量中去掉 ${code('AWS_ENDPOINT_URL')}；或启动本应在 ${code(hosts)} 监听的进程。`,
    prevent: say`只在测试环境中设置自定义端点。`,
  },
  'aws-name-unresolved': {
    name: 'AWS 服务的域名无法解析',
    title: (services, { hosts }) => say`Collector 无法解析 ${services} 的域名 ${code(hosts)}`,
    means: say`没有地址就没有调用：导出立即失败并丢弃。`,
    shows: say`Collector 会写出带 ${code('no such host')} 的 ${code('dial tcp: lookup')}，或域名服务器超时。`,
    fix: (_services, { region }) =>
      say`确认导出器的 ${code('region')} 与 AWS 的写法一致（如 ${code(region)}），VPC 已开启 ${code('enableDnsSupport')}，且 DHCP 选项中的域名服务器能解析 ${code('amazonaws.com')}。`,
    prevent: say`从 ${code('AWS_REGION')} 取区域，不要再写一遍。`,
  },
  'export-tls-untrusted': {
    name: '证书不受信任',
    title: (exporters, { hosts }) => say`${code(exporters)} 不信任 ${code(hosts)} 出示的证书`,
    means: say`路上有东西用自己的证书解开了 TLS，例如会检查流量的代理；或者网关的 CA 是私有的。Collector 的镜像只信任公共 CA。`,
    shows: say`Collector 会写出 ${code('tls: failed to verify certificate: x509: certificate signed by unknown authority')}，或指出域名或时间不符。`,
    fix: (exporters, { hosts }) =>
      say`让 ${code(hosts)} 不经检查地通过代理；或把 CA 放进容器并指定它：OTLP 用 ${code(exporters)} 的 ${code('tls.ca_file')}，AWS 的导出器用 ${code('SSL_CERT_FILE')} 或 ${code('certificate_file_path')}。`,
    prevent: say`通过 VPC 端点访问 AWS，不经过任何检查流量的代理。`,
  },
  'export-proxy-fails': {
    name: '代理不放行导出',
    title: (exporters, { proxy }) => say`${code(proxy)} 指定的代理不放行 ${code(exporters)}`,
    means: say`Collector 被要求把一切都经代理发送。代理不存在、不允许该主机，或要求登录。`,
    shows: say`Collector 会写出 ${code('proxyconnect tcp')} 或 ${code('Proxy Authentication Required')}。`,
    fix: (exporters, { proxy }) =>
      say`更正 ${code(proxy)} 中的地址和登录信息，或去掉它。只设置 ${code('NO_PROXY')} 对 AWS 的导出器无效，它们不理会它：请改设 ${code(exporters)} 的 ${code('proxy_address')}。`,
    prevent: say`通过 VPC 端点访问 AWS，不用代理。`,
  },
} satisfies Partial<FindingWords<'exports'>>
