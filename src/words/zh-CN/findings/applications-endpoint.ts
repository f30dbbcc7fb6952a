import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Where a service sends to, and how. */
export const endpoint = {
  'endpoint-variable-missing': {
    name: '缺少端点变量',
    title: (service, { variable }) => say`${code(service)} 缺少 ${code(variable)}，它的 SDK 因此发往 localhost`,
    means: say`没有端点时，每个 SDK 都发往自己任务的 4317 或 4318 端口，而那里没有进程监听。它的遥测全部丢失。`,
    shows: say`SDK 在 ${code('localhost:4317')} 旁写出 ${code('Connection refused')}；若其日志被关闭则什么也不写。`,
    fix: (service, { variable, wanted }) =>
      say`在 ${code(service)} 的任务定义中设置 ${code(`${variable}=${wanted}`)} 并部署。`,
    prevent: say`让所有服务从同一个 Terraform local 取得端点，并在每次部署后运行 verify。`,
  },
  'endpoint-host-wrong': {
    name: '端点指向别的主机',
    title: (service, { value, wanted }) => say`${code(service)} 发往 ${code(value)}，而 Collector 是 ${code(wanted)}`,
    means: say`该名字无法解析，或者那里应答的不是 Collector。该服务的遥测全部丢失。`,
    shows: say`SDK 对这个名字写出 ${code('Domain name not found')}、${code('Name or service not known')} 或 ${code('Connection refused')}。`,
    fix: (service, { variable, wanted }) =>
      say`把 ${code(service)} 的 ${code(variable)} 设为 ${code(`http://${wanted}:4317`)}（gRPC；HTTP 用端口 4318）并部署。`,
    prevent: say`在 Terraform 中用 Cloud Map 的名字和命名空间拼出端点，不要手写。`,
  },
  'endpoint-scheme-missing': {
    name: '端点没有 http://',
    title: (service, { value }) => say`${code(service)} 的端点 ${code(value)} 没有 ${code('http://')}`,
    means: say`gRPC 导出器把没有协议头的端点当作 TLS，而 Collector 用明文；HTTP 导出器则不知道如何发送。没有数据到达。`,
    shows: say`SDK 写出带 ${code('WRONG_VERSION_NUMBER')} 的 ${code('Tls handshake failed')}，或 ${code('No connection adapters were found')}。`,
    fix: (service, { variable, value }) =>
      say`把 ${code(service)} 的 ${code(variable)} 设为 ${code(`http://${value}`)} 并部署。`,
    prevent: say`让所有服务从同一个 Terraform local 取得端点，并校验它以 ${code('http')} 开头。`,
  },
  'endpoint-path-wrong': {
    name: 'OTLP over HTTP 的路径不对',
    title: (service, { path }) => say`${code(service)} 没有发往 ${code(path)}，Collector 因此应答 404`,
    means: say`SDK 会在通用端点后加上 ${code('/v1/traces')}；单个信号的端点或代码中给出的端点则原样使用。数据不再重试，直接丢弃。`,
    shows: say`SDK 写出 ${code('Failed to export span batch code: 404, reason: Not Found')}。`,
    fix: (service, { path }) =>
      say`在 ${code(service)} 的 ${code('OTEL_EXPORTER_OTLP_ENDPOINT')} 中只写基础 URL，例如 ${code('http://otel-collector:4318')}。确实需要单个信号的端点或在代码中给出时，写带 ${code(path)} 的完整 URL。`,
    prevent: say`只用通用端点，代码里不写端点。`,
  },
  'grpc-exporter-at-http-port': {
    name: 'gRPC 发到了 HTTP 端口',
    title: (service, { target }) => say`${code(service)} 用 gRPC 发往 ${code(target)}，而 Collector 在那里用 HTTP`,
    means: say`Collector 用另一种协议应答，连接无法建立，该服务的遥测全部丢失。`,
    shows: say`SDK 写出 ${code('Failed parsing HTTP/2 (Expected SETTINGS frame as the first frame')}；Go 写出 ${code('frame header looked like an HTTP/1.1 header')}。`,
    fix: (service, { port }) =>
      say`把 ${code(service)} 的端点改为端口 ${code(port)}，或设置 ${code('OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf')}，然后部署。`,
    prevent: say`让协议和端口来自同一个 Terraform local。`,
  },
  'http-exporter-at-grpc-port': {
    name: 'HTTP 发到了 gRPC 端口',
    title: (service, { target }) => say`${code(service)} 用 HTTP 发往 ${code(target)}，而 Collector 在那里用 gRPC`,
    means: say`应答不是 HTTP，SDK 放弃并丢弃数据。Java 和 Node 默认用 HTTP 导出，除非 ${code('OTEL_EXPORTER_OTLP_PROTOCOL')} 另有指定。`,
    shows: say`SDK 写出带 ${code('Connection aborted')} 的 ${code('BadStatusLine')}；Go 写出 ${code('malformed HTTP response')}，Node 写出 ${code('Parse Error: Expected HTTP/')}。`,
    fix: (service, { port }) =>
      say`为 ${code(service)} 设置 ${code('OTEL_EXPORTER_OTLP_PROTOCOL=grpc')}，或发往端口 ${code(port)}，然后部署。`,
    prevent: say`协议和端口总是一起设置，来自同一个 Terraform local。`,
  },
  'tls-to-plaintext-receiver': {
    name: '对明文的 Collector 使用 TLS',
    title: (service, { target }) => say`${code(service)} 对 ${code(target)} 使用 TLS，而 Collector 的接收器没有启用`,
    means: say`握手立即失败，该服务的遥测全部丢失。`,
    shows: say`SDK 写出 ${code('Tls handshake failed')} 或 ${code('SSL: WRONG_VERSION_NUMBER')}；Go 写出 ${code('first record does not look like a TLS handshake')}，Java 写出 ${code('Unsupported or unrecognized SSL message')}。`,
    fix: (service) =>
      say`让 ${code(service)} 的端点以 ${code('http://')} 开头，或设置 ${code('OTEL_EXPORTER_OTLP_INSECURE=true')}，然后部署。也可以在 Collector 接收器的 ${code('tls')} 下配置证书。`,
    prevent: say`让所有服务从同一个 Terraform local 取得端点。`,
  },
} satisfies Partial<FindingWords<'applications'>>
