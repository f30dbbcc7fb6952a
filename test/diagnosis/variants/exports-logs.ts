import { console, createStream, denied, older, putEvents, retrying, today, v1, v2 } from './exporter-lines.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

/** An answer of CloudWatch Logs in several wordings. */
const logs = (code: string, message: string, status: number): Variant[] => [
  {
    name: 'of awsemf, the newest collector',
    collector: [
      today('awsemf', 'metrics', v2(putEvents, status, `api error ${code}: ${message}`), {
        msg: 'cwlog_client: Error occurs in PutLogEvents',
        level: 'warn',
      }),
    ],
    confidence: confirmed,
  },
  {
    name: "of awsemf, the SDK's version 1 with old keys",
    collector: [
      older('awsemf/app', 'metrics', v1(code, message, status), {
        msg: 'cwlog_client: Error occurs in PutLogEvents, will not retry the request',
        more: { LogGroupName: '/metrics', LogStreamName: 'otel' },
      }),
    ],
    confidence: confirmed,
  },
  {
    name: 'of awscloudwatchlogs, on a console, dropped',
    collector: [
      console(
        'awscloudwatchlogs',
        'logs',
        `no more retries left: error flushing logs: ${v2(putEvents, status, `${code}: ${message}`)}`,
        { msg: 'Exporting failed. Dropping data.' },
      ),
    ],
    confidence: confirmed,
  },
]

const noGroup = 'The specified log group does not exist.'

const groupDenied = denied(
  'logs:CreateLogGroup',
  'because no identity-based policy allows the logs:CreateLogGroup action',
  'arn:aws:logs:us-east-1:123456789012:log-group:/metrics/other:log-stream:',
)

const missing = (exporter: 'awsemf' | 'awscloudwatchlogs'): Variant[] => {
  const signal = exporter === 'awsemf' ? 'metrics' : 'logs'
  return [
    {
      name: 'the newest collector',
      collector: [
        today(exporter, signal, `Permanent error: ${v2(createStream, 400, `ResourceNotFoundException: ${noGroup}`)}`),
      ],
      confidence: confirmed,
    },
    {
      name: "the SDK's version 1 with old keys",
      collector: [
        older(`${exporter}/app`, signal, v1('ResourceNotFoundException', noGroup, 400), {
          msg: 'Error force flushing logs. Skipping to next logPusher.',
        }),
      ],
      confidence: confirmed,
    },
    {
      name: 'it may not make the group, on a console',
      collector: [
        console(
          exporter,
          signal,
          v2('CloudWatch Logs: CreateLogGroup', 400, `api error AccessDeniedException: ${groupDenied}`),
          exporter === 'awsemf' ? {} : retrying,
        ),
      ],
      confidence: confirmed,
    },
  ]
}

/** What CloudWatch Logs answers, in several wordings. */
export const exportsLogsVariants: Variants = {
  'logs-throttled': [
    ...logs('ThrottlingException', 'Rate exceeded', 400),
    ...logs('RequestLimitExceeded', 'Request limit exceeded.', 503).slice(0, 1),
  ],
  'logs-server-error': [
    ...logs('ServiceUnavailableException', 'The service cannot complete the request.', 503),
    ...logs('InternalFailure', 'UnknownError', 500).slice(0, 1),
  ],
  'logs-request-invalid': [
    ...logs(
      'InvalidParameterException',
      'Log events in a single PutLogEvents request must be in chronological order.',
      400,
    ),
    ...logs(
      'InvalidParameterException',
      "1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint",
      400,
    ).slice(0, 1),
  ],
  'emf-log-group-missing': missing('awsemf'),
  'otlp-log-group-missing': missing('awscloudwatchlogs'),
}
