import { awsErrorIn } from './aws-error.ts'
import type { Failure } from './export-failure.ts'

/** @returns the URL that a request went to, without its query. */
export const urlIn = (text: string): string | undefined =>
  /(?:\w+ \\?"|request to )(https?:\/\/[^\s"\\?]+)/.exec(text)?.[1]

/** @returns the host that a text says was called, looked up or connected to, with its port where one is named. */
export const hostOf = (text: string): string | undefined =>
  /https?:\/\/([^\s"\\/?]+)/.exec(text)?.[1] ??
  /lookup ([\w.-]+?)(?::| on )/.exec(text)?.[1] ??
  /proxyconnect tcp: dial tcp: lookup ([\w.-]+)/.exec(text)?.[1] ??
  /dial tcp ([\w.-]+:\d+)/.exec(text)?.[1]

/** What an answer by HTTP means. Sources: recordings of 401 and 404; a real collector's lines for the others, in test/diagnosis-e2e. */
const byStatus = (status: number, text: string): Failure | undefined => {
  // Prometheus itself answers 500 for what the gateway answers 400.
  if (/invalid temporality/i.test(text)) return 'delta'
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 405) return 'no_path'
  if (status === 407) return 'proxy'
  if (status === 408) return 'timed_out'
  if (status === 413) return 'too_large'
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'server'
  if (status < 400) return 'no_path'
  return 'data_refused'
}

/** What a gRPC status means where no HTTP status is told. Source: gRPC's status codes. */
const byCode: Readonly<Record<string, Failure>> = {
  Unauthenticated: 'unauthorized',
  PermissionDenied: 'forbidden',
  Unimplemented: 'no_path',
  NotFound: 'no_path',
  ResourceExhausted: 'rate_limited',
  InvalidArgument: 'data_refused',
  FailedPrecondition: 'data_refused',
  OutOfRange: 'data_refused',
  DeadlineExceeded: 'timed_out',
  Internal: 'server',
  Unavailable: 'server',
  Unknown: 'server',
}

const network = new Set<Failure>(['no_name', 'refused', 'no_route', 'tls', 'timed_out', 'proxy'])

/**
 * @param text the error of an exporter that speaks OTLP, over HTTP or gRPC
 * @returns what the gateway answered, or what kept it from answering; undefined for a text that is neither
 */
export const gatewayFailureIn = (text: string): Failure | undefined => {
  const status =
    /HTTP Status Code:? (\d{3})|HTTP status code:? (\d{3})|unexpected HTTP status code received from server: (\d{3})/.exec(
      text,
    )
  const answered = status?.[1] ?? status?.[2] ?? status?.[3]
  if (answered !== undefined) return byStatus(Number(answered), text)
  const aws = awsErrorIn(text)?.failure
  // gRPC's code of a connection that did not come about says less than the reason in its text.
  if (aws !== undefined && network.has(aws)) return aws
  if (/invalid temporality/i.test(text)) return 'delta'
  const code = /code = (\w+)/.exec(text)?.[1]
  if (code === undefined) return undefined
  if (/message larger than max/.test(text)) return 'too_large'
  return byCode[code]
}
