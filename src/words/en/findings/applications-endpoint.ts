import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Where a service sends to, and how. */
export const endpoint = {
  'endpoint-variable-missing': {
    name: 'Endpoint variable missing',
    title: (service, { variable }) => say`${code(service)} lacks ${code(variable)}, so its SDK sends to localhost`,
    means: say`Without an endpoint every SDK sends to port 4317 or 4318 of its own task, where nobody listens. All its telemetry is lost.`,
    shows: say`The SDK writes ${code('Connection refused')} beside ${code('localhost:4317')}, or nothing where its log is off.`,
    fix: (service, { variable, wanted }) =>
      say`Set ${code(`${variable}=${wanted}`)} in the task definition of ${code(service)} and deploy it.`,
    prevent: say`Give every service the endpoint from one Terraform local, and let verify run after each deploy.`,
  },
  'endpoint-host-wrong': {
    name: 'Endpoint names another host',
    title: (service, { value, wanted }) =>
      say`${code(service)} sends to ${code(value)}, but the collector is ${code(wanted)}`,
    means: say`The name does not resolve, or something else than the collector answers there. All telemetry of the service is lost.`,
    shows: say`The SDK writes ${code('Domain name not found')}, ${code('Name or service not known')} or ${code('Connection refused')} with that name.`,
    fix: (service, { variable, wanted }) =>
      say`Set ${code(variable)} of ${code(service)} to ${code(`http://${wanted}:4317`)} (gRPC; HTTP has port 4318) and deploy it.`,
    prevent: say`Make the endpoint of the name and the namespace of Cloud Map in Terraform, not of text.`,
  },
  'endpoint-scheme-missing': {
    name: 'Endpoint without http://',
    title: (service, { value }) => say`The endpoint ${code(value)} of ${code(service)} has no ${code('http://')}`,
    means: say`A gRPC exporter takes an endpoint without a scheme for TLS and the collector speaks plain text; an HTTP exporter does not know how to send there. Nothing arrives.`,
    shows: say`The SDK writes ${code('Tls handshake failed')} with ${code('WRONG_VERSION_NUMBER')}, or ${code('No connection adapters were found')}.`,
    fix: (service, { variable, value }) =>
      say`Set ${code(variable)} of ${code(service)} to ${code(`http://${value}`)} and deploy it.`,
    prevent: say`Give every service the endpoint from one Terraform local with a validation that it begins with ${code('http')}.`,
  },
  'endpoint-path-wrong': {
    name: 'Wrong path for OTLP over HTTP',
    title: (service, { path }) => say`${code(service)} does not post to ${code(path)}, so the collector answers 404`,
    means: say`SDKs append ${code('/v1/traces')} to the endpoint for all signals, and take an endpoint for one signal, or one given in code, as it is. The data is dropped without another attempt.`,
    shows: say`The SDK writes ${code('Failed to export span batch code: 404, reason: Not Found')}.`,
    fix: (service, { path }) =>
      say`Give ${code(service)} the base URL alone in ${code('OTEL_EXPORTER_OTLP_ENDPOINT')}, such as ${code('http://otel-collector:4318')}. Where an endpoint for one signal or one in code is wanted, write the whole URL with ${code(path)}.`,
    prevent: say`Use only the endpoint for all signals, and none in code.`,
  },
  'grpc-exporter-at-http-port': {
    name: 'gRPC sent to the HTTP port',
    title: (service, { target }) =>
      say`${code(service)} speaks gRPC to ${code(target)}, where the collector speaks HTTP`,
    means: say`The collector answers in another protocol, so no connection comes about and all telemetry of the service is lost.`,
    shows: say`The SDK writes ${code('Failed parsing HTTP/2 (Expected SETTINGS frame as the first frame')}; Go writes ${code('frame header looked like an HTTP/1.1 header')}.`,
    fix: (service, { port }) =>
      say`Send to port ${code(port)} in the endpoint of ${code(service)}, or set ${code('OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf')}, and deploy it.`,
    prevent: say`Take protocol and port from one Terraform local.`,
  },
  'http-exporter-at-grpc-port': {
    name: 'HTTP sent to the gRPC port',
    title: (service, { target }) =>
      say`${code(service)} speaks HTTP to ${code(target)}, where the collector speaks gRPC`,
    means: say`The answer is no HTTP, so the SDK gives up and drops its data. Java and Node export by HTTP unless ${code('OTEL_EXPORTER_OTLP_PROTOCOL')} says otherwise.`,
    shows: say`The SDK writes ${code('BadStatusLine')} with ${code('Connection aborted')}; Go writes ${code('malformed HTTP response')}, Node ${code('Parse Error: Expected HTTP/')}.`,
    fix: (service, { port }) =>
      say`Set ${code('OTEL_EXPORTER_OTLP_PROTOCOL=grpc')} for ${code(service)}, or send to port ${code(port)}, and deploy it.`,
    prevent: say`Always set protocol and port together, from one Terraform local.`,
  },
  'tls-to-plaintext-receiver': {
    name: 'TLS where the collector speaks plain text',
    title: (service, { target }) =>
      say`${code(service)} begins with TLS at ${code(target)}, but the collector's receiver has none`,
    means: say`The handshake fails at once, so all telemetry of the service is lost.`,
    shows: say`The SDK writes ${code('Tls handshake failed')} or ${code('SSL: WRONG_VERSION_NUMBER')}; Go writes ${code('first record does not look like a TLS handshake')}, Java ${code('Unsupported or unrecognized SSL message')}.`,
    fix: (service) =>
      say`Begin the endpoint of ${code(service)} with ${code('http://')}, or set ${code('OTEL_EXPORTER_OTLP_INSECURE=true')}, and deploy it. Or give the collector's receiver a certificate under ${code('tls')}.`,
    prevent: say`Give every service the endpoint from one Terraform local.`,
  },
} satisfies Partial<FindingWords<'applications'>>
