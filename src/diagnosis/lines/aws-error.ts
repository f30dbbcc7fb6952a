/** What an AWS call failed with, whatever the SDK's version and wrapping. */
export type AwsFailure =
  | 'denied'
  | 'kms'
  | 'throttled'
  | 'expired'
  | 'clock'
  | 'bad_credentials'
  | 'no_credentials'
  | 'missing'
  | 'too_large'
  | 'invalid'
  | 'server'
  | 'no_name'
  | 'refused'
  | 'no_route'
  | 'tls'
  | 'timed_out'
  | 'proxy'

/** Which kind of policy denied. Source: IAM user guide, "Troubleshoot access denied error messages". */
export type Denial = 'identity' | 'organisation' | 'boundary' | 'session' | 'endpoint' | 'resource' | 'unknown'

export type AwsError = {
  failure: AwsFailure
  /** `xray`, `logs`, `monitoring`, `sts` …, where the text names it. */
  service?: string
  operation?: string
  code?: string
  status?: number
  /** The role's name, the action and the resource of a denial. */
  role?: string
  action?: string
  resource?: string
  denial?: Denial
  /** A Deny statement, rather than the lack of an Allow. */
  explicit?: boolean
}

const services: readonly (readonly [RegExp, string])[] = [
  [/X-?Ray/i, 'xray'],
  [/CloudWatch ?Logs|^logs$/i, 'logs'],
  [/^CloudWatch$|^monitoring$/i, 'monitoring'],
  [/^STS$/i, 'sts'],
  [/^SSM$/i, 'ssm'],
  [/Secrets ?Manager/i, 'secretsmanager'],
]

const serviceOf = (text: string): string | undefined => {
  const named = /operation error ([\w .-]+?): \w+/.exec(text)?.[1]
  const acted = /(?:perform: |the )([a-z0-9-]+):\w+/.exec(text)?.[1]
  const host = /\b(xray|logs|monitoring|sts|ssm|secretsmanager)\.[a-z0-9-]+\.amazonaws\.com/.exec(text)?.[1]
  const called = /\b(PutTraceSegments|PutTelemetryRecords)\b/.test(text)
    ? 'xray'
    : /\b(PutLogEvents|CreateLogStream|CreateLogGroup|PutRetentionPolicy)\b/.test(text)
      ? 'logs'
      : undefined
  const known = named === undefined ? undefined : services.find(([pattern]) => pattern.test(named))?.[1]
  return known ?? acted ?? host ?? called
}

/** Codes by what they mean, then texts; the first that matches wins. Sources: each service's common errors, and the recordings. */
const byCode: readonly (readonly [RegExp, AwsFailure])[] = [
  [/^KMS\w+$/i, 'kms'],
  [/^(Access ?Denied\w*|UnauthorizedOperation|AuthorizationError\w*|NotAuthorized|OptInRequired)$/, 'denied'],
  [
    /^(Thrott\w+|TooManyRequests\w*|RequestLimitExceeded|RequestThrottled\w*|LimitExceeded\w*|SlowDown|ServiceQuotaExceeded\w*)$/,
    'throttled',
  ],
  [/^(ExpiredToken\w*|TokenRefreshRequired)$/, 'expired'],
  [/^(RequestExpired|RequestTimeTooSkewed)$/, 'clock'],
  [
    /^(UnrecognizedClient\w*|InvalidClientTokenId|InvalidSignature\w*|SignatureDoesNotMatch|IncompleteSignature\w*|MissingAuthenticationToken\w*|InvalidAccessKeyId|InvalidToken\w*)$/,
    'bad_credentials',
  ],
  [/^(ResourceNotFound\w*|NoSuch\w+|NotFound\w*)$/, 'missing'],
  [/^(RequestEntityTooLarge\w*|RequestTooLarge\w*|PayloadTooLarge\w*)$/, 'too_large'],
  [/^(InternalFailure|InternalServer\w*|ServiceUnavailable\w*|ServiceFailure\w*|InternalError)$/, 'server'],
  [/^(Invalid\w+|Validation\w+|MalformedQueryString|DataAlreadyAccepted\w*|UnknownOperation\w*)$/, 'invalid'],
]

const byText: readonly (readonly [RegExp, AwsFailure])[] = [
  [/not authorized to perform|is not authorized to access|explicit deny/i, 'denied'],
  [/Rate exceeded|too many requests/i, 'throttled'],
  [/Signature (?:expired|not yet current)/i, 'clock'],
  [/security token included in the request is expired/i, 'expired'],
  [/security token included in the request is invalid/i, 'bad_credentials'],
  [
    /no EC2 IMDS role found|failed to (?:refresh cached|load|retrieve) credentials|NoCredentialProviders|get credentials:|no valid providers in chain/i,
    'no_credentials',
  ],
  [/proxyconnect|Proxy Authentication Required/i, 'proxy'],
  // A name server that does not answer: `lookup HOST on IP:53: read udp …: i/o timeout`.
  [
    /no such host|lookup [\w.-]+(?: on [\w.:[\]]+)?: .*i\/o timeout|server misbehaving|no suitable address found|Temporary failure in name resolution|Name or service not known/i,
    'no_name',
  ],
  [/x509:|tls: |certificate/i, 'tls'],
  [/connection refused|connection reset by peer/i, 'refused'],
  [/network is unreachable|no route to host/i, 'no_route'],
  [
    /i\/o timeout|deadline exceeded|Client\.Timeout|TLS handshake timeout|request canceled|connection timed out/i,
    'timed_out',
  ],
]

const denials: readonly (readonly [RegExp, Denial])[] = [
  [/service control polic|resource control polic/i, 'organisation'],
  [/permissions boundar/i, 'boundary'],
  [/session polic/i, 'session'],
  [/VPC endpoint polic/i, 'endpoint'],
  [/resource-based polic/i, 'resource'],
  [/identity-based polic/i, 'identity'],
]

const byStatus = (status: number | undefined): AwsFailure | undefined => {
  if (status === undefined) return undefined
  if (status === 403) return 'denied'
  if (status === 408) return 'timed_out'
  if (status === 413) return 'too_large'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'server' : undefined
}

const code = (text: string): string | undefined =>
  /api error (\w+)/.exec(text)?.[1] ??
  /(?:^|[\s,:{"(])((?:[A-Z][a-z]+){1,6}(?:Exception|Failure|Exceeded|Expired|Denied|Token|TokenId|Id|Operation|Required|Match|Unavailable|Skewed|Large|Throttling|Error))(?=: |\b\s*\n|$)/.exec(
    text,
  )?.[1] ??
  /(?:^|[\s,:{"(])(Throttling|AccessDenied)(?=: )/.exec(text)?.[1]

const statusOf = (text: string): number | undefined => {
  const found = /(?:StatusCode|status code)[:=]\s*(\d{3})/i.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** What a call failed with before it was sent. The error in it is that of the endpoint for credentials, not of the service. */
const credentials = /get credentials:|failed to (?:refresh cached|load|retrieve) credentials/i

const denialOf = (text: string): Denial => denials.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown'

const aboutDenial = (text: string): Partial<AwsError> => {
  const role = /assumed-role\/([\w+=,.@-]+)|:role\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]+)/.exec(text)
  const name = role?.[1] ?? role?.[2]
  const action = /perform: ([a-z0-9-]+:\w+)/.exec(text)?.[1] ?? /the ([a-z0-9-]+:\w+) action/.exec(text)?.[1]
  const resource = /on resource: (\S+)/.exec(text)?.[1]
  return {
    denial: denialOf(text),
    explicit: /explicit deny/i.test(text),
    ...(name !== undefined && { role: name }),
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
  }
}

/**
 * @param text an error as Go's AWS SDK of version 1 or 2 writes it, however it is wrapped
 * @returns what the call failed with, or undefined for a text that is no AWS error and no failure of the network
 */
export const awsErrorIn = (text: string): AwsError | undefined => {
  const named = code(text)
  const status = statusOf(text)
  const unsigned = credentials.test(text) && !/operation error STS/.test(text)
  const coded = named === undefined || unsigned ? undefined : byCode.find(([pattern]) => pattern.test(named))?.[1]
  const failure = coded ?? byText.find(([pattern]) => pattern.test(text))?.[1] ?? byStatus(status)
  if (failure === undefined) return undefined
  const service = serviceOf(text)
  const operation = /operation error [\w .-]+?: (\w+)/.exec(text)?.[1] ?? /perform: [a-z0-9-]+:(\w+)/.exec(text)?.[1]
  const kms = (failure === 'denied' || failure === 'invalid') && /\bkms:|KMS key/i.test(text)
  // The code is that of a wrong signature, and only the text says that the time in it is what is wrong.
  const clock = failure === 'bad_credentials' && /Signature (?:expired|not yet current)/i.test(text)
  return {
    failure: kms ? 'kms' : clock ? 'clock' : failure,
    ...(named !== undefined && { code: named }),
    ...(status !== undefined && { status }),
    ...(service !== undefined && { service }),
    ...(operation !== undefined && { operation }),
    ...((failure === 'denied' || kms) && aboutDenial(text)),
  }
}
