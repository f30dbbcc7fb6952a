import { PortError, type PortReason } from '../../ports.ts'

/** Error names by what they mean; the first that matches wins. Names are those of AWS's "Common errors" and of each client's models. */
const meanings: readonly (readonly [RegExp, PortReason])[] = [
  [
    /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded|ProvisionedThroughputExceeded/,
    'throttled',
  ],
  [
    /ExpiredToken|RequestExpired|UnrecognizedClient|InvalidClientTokenId|CredentialsProviderError|AuthFailure/,
    'credentials',
  ],
  [
    /SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|TokenProviderError/,
    'credentials',
  ],
  [/AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized/, 'access_denied'],
  [/NotFound|NoSuchEntity|NonExistent|DoesNotExist/, 'not_found'],
  [/TimeoutError|AbortError|RequestTimeout/, 'timed_out'],
  [/UnknownOperation|NotImplemented|UnsupportedOperation|InvalidAction/, 'unsupported'],
]

const networkCodes =
  /^(ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

type SdkError = Error & {
  code?: unknown
  $fault?: unknown
  $metadata?: { httpStatusCode?: number }
  $response?: { statusCode?: number }
}

const fromStatus = (status: number | undefined): PortReason | undefined => {
  if (status === undefined) return undefined
  if (status === 429) return 'throttled'
  if (status === 501) return 'unsupported'
  if (status >= 500) return 'unavailable'
  return status === 401 || status === 403 ? 'access_denied' : undefined
}

const gatewayStatuses: ReadonlySet<unknown> = new Set([502, 503, 504])
const timedOutCodes: ReadonlySet<unknown> = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT'])

const reasonOf = (error: SdkError): PortReason | undefined => {
  // An answer that is not what the protocol says: a gateway's page, or an emulator's for an operation that it lacks.
  if (error.$response !== undefined && !('$fault' in error))
    return gatewayStatuses.has(error.$response.statusCode) ? 'unavailable' : 'unsupported'
  const meaning = meanings.find(([names]) => names.test(error.name))
  if (meaning !== undefined) return meaning[1]
  if (timedOutCodes.has(error.code)) return 'timed_out'
  if (typeof error.code === 'string' && networkCodes.test(error.code)) return 'unavailable'
  const byStatus = fromStatus(error.$metadata?.httpStatusCode)
  if (byStatus !== undefined) return byStatus
  if (error.$fault === 'server') return 'unavailable'
  return error.$fault === 'client' ? 'unsupported' : undefined
}

/** What is not in the protocol's form has no message of AWS, only the parser's, which the SDK follows with advice. */
const detailOf = (error: SdkError): string => {
  const { $response: response, message, name } = error
  if (response === undefined || '$fault' in error) return `${name}: ${message}`
  return `HTTP ${response.statusCode ?? '?'}, not an answer of this API: ${message.split('\n')[0]}`
}

/**
 * @param operation as IAM names it, `ecs:DescribeServices`
 * @param promise one SDK call
 * @returns its answer. Fails with `PortError`, whose `detail` holds the first 500 characters of AWS's message;
 * what is not an error of the SDK, AWS or the network (a bug, a gap of the simulation) is thrown on as it is.
 */
export const calling = async <T>(operation: string, promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    if (error instanceof PortError || !(error instanceof Error)) throw error
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    throw new PortError(reason, operation, detailOf(error).slice(0, 500))
  }
}
