import type { Kind } from '../../src/diagnosis/kinds.ts'
import { denial, groupArn, logsError, type Reason, taken } from './aws-answers.ts'
import type { ExportCase } from './export-case.ts'
import type { Answer, Answers } from './stub.ts'

type Exporter = 'awsemf' | 'awscloudwatchlogs'

const groups = { awsemf: '/metrics/agent-prod', awscloudwatchlogs: '/ecs/agent-prod/otlp' }

/** These operations are answered so, every other one is taken. */
const answering =
  (answers: Readonly<Record<string, Answer>>): Answers =>
  (operation) =>
    answers[operation] ?? taken

const error = (code: string, message?: string, status = 400): Answer =>
  logsError({ status, code, ...(message !== undefined && { message }) })

const denied = (exporter: Exporter, operation: string, reason: Reason): Answer =>
  error('AccessDeniedException', denial(`logs:${operation}`, reason, groupArn(groups[exporter])))

const put = (exporter: Exporter, reason: Reason) => ({ PutLogEvents: denied(exporter, 'PutLogEvents', reason) })

/** The texts are those of the service. Sources: CloudWatch Logs API reference; hashicorp/terraform-provider-aws 29282 for the key. */
const noGroup = error('ResourceNotFoundException', 'The specified log group does not exist.')
const noStream = error('ResourceNotFoundException', 'The specified log stream does not exist.')
const wrongKey = error(
  'AccessDeniedException',
  "The specified KMS key does not exist or is not allowed to be used with Arn 'arn:aws:logs:us-east-1:123456789012:log-group:/metrics/agent-prod'",
)
const noKey = error(
  'AccessDeniedException',
  'User: arn:aws:sts::123456789012:assumed-role/agent-prod-otel-collector-task/0c1f is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:123456789012:key/0123456789abcdef because no resource-based policy allows the kms:GenerateDataKey action',
)
const throttled = error('ThrottlingException', 'Rate exceeded')

type Row = readonly [name: string, kind: Kind | undefined, answers: Readonly<Record<string, Answer>>]

const own: Readonly<Record<Exporter, { denied: Kind; missing: Kind }>> = {
  awsemf: { denied: 'emf-access-denied', missing: 'emf-log-group-missing' },
  awscloudwatchlogs: { denied: 'otlp-logs-access-denied', missing: 'otlp-log-group-missing' },
}

const everywhere = (answer: Answer) => ({ PutLogEvents: answer, CreateLogStream: answer, CreateLogGroup: answer })

const rowsOf = (exporter: Exporter): readonly Row[] => [
  ['taken', undefined, {}],
  ['put-denied', own[exporter].denied, put(exporter, 'identity')],
  [
    'stream-denied',
    own[exporter].denied,
    { PutLogEvents: noStream, CreateLogStream: denied(exporter, 'CreateLogStream', 'identity') },
  ],
  [
    'group-denied',
    own[exporter].missing,
    { PutLogEvents: noGroup, CreateLogStream: noGroup, CreateLogGroup: denied(exporter, 'CreateLogGroup', 'identity') },
  ],
  ['no-group', own[exporter].missing, everywhere(noGroup)],
  ['put-denied-explicitly', 'export-denied-explicitly', put(exporter, 'explicitly')],
  ['denied-by-scp', 'export-denied-by-organisation', put(exporter, 'service_control')],
  ['denied-by-rcp', 'export-denied-by-organisation', put(exporter, 'resource_control')],
  ['denied-by-boundary', 'export-denied-by-boundary', put(exporter, 'boundary')],
  ['denied-by-session', 'export-denied-by-session-policy', put(exporter, 'session')],
  ['denied-by-endpoint', 'export-denied-by-endpoint-policy', put(exporter, 'endpoint')],
  ['denied-by-resource', 'export-denied-by-resource-policy', put(exporter, 'resource')],
  ['kms', 'export-kms-denied', { PutLogEvents: noKey }],
  ['kms-of-group', 'export-kms-denied', { PutLogEvents: noGroup, CreateLogStream: noGroup, CreateLogGroup: wrongKey }],
  [
    'unrecognized',
    'credentials-rejected',
    everywhere(error('UnrecognizedClientException', 'The security token included in the request is invalid.')),
  ],
  [
    'clock',
    'collector-clock-wrong',
    everywhere(
      error(
        'InvalidSignatureException',
        'Signature not yet current: 20261118T110000Z is still later than 20261118T103500Z (20261118T103000Z + 5 min.)',
      ),
    ),
  ],
  [
    'expired',
    'credentials-expired',
    everywhere(error('ExpiredTokenException', 'The security token included in the request is expired')),
  ],
  [
    'too-old',
    'emf-timestamps-rejected',
    {
      PutLogEvents: {
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: JSON.stringify({ nextSequenceToken: '1', rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1 } }),
      },
    },
  ],
  ['throttled', 'logs-throttled', { PutLogEvents: throttled }],
  ['stream-throttled', 'logs-throttled', { PutLogEvents: noStream, CreateLogStream: throttled }],
  ['internal', 'logs-server-error', everywhere(error('InternalFailure', undefined, 500))],
  [
    'unavailable',
    'logs-server-error',
    everywhere(error('ServiceUnavailableException', 'The service cannot complete the request.', 503)),
  ],
  ['unavailable-empty', 'logs-server-error', everywhere({ status: 503 })],
  [
    'invalid',
    'logs-request-invalid',
    {
      PutLogEvents: error(
        'InvalidParameterException',
        'Log events in a single PutLogEvents request must be in chronological order.',
      ),
    },
  ],
  ['too-large', 'logs-request-invalid', { PutLogEvents: { status: 413 } }],
  [
    'already-accepted',
    undefined,
    { PutLogEvents: error('DataAlreadyAcceptedException', 'The given batch of log events has already been accepted.') },
  ],
]

/** The refusals of CloudWatch Logs, to the exporter of metrics and to that of log records. */
export const logsCases: readonly ExportCase[] = (['awsemf', 'awscloudwatchlogs'] as const).flatMap((exporter) =>
  rowsOf(exporter).map(([name, kind, answers]) => ({
    name: `${exporter.slice(3)}-${name}`,
    exporter,
    answers: answering(answers),
    kind,
  })),
)
