import {
  console,
  createStream,
  denied,
  echo,
  older,
  putEvents,
  putSegments,
  retrying,
  today,
  v1,
  v2,
} from './exporter-lines.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

const xrayAction = 'xray:PutTraceSegments'

const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/agentteam/production/otel/emf:log-stream:otel-stream-1'

/** X-Ray's denial for one reason, in the words of several versions. */
const xrayDenials = (because: string): Variant[] => {
  const text = denied(xrayAction, because)
  const newer = v2(putSegments, 403, `api error AccessDeniedException: ${text}`)
  return [
    { name: 'the newest collector', collector: [today('awsxray', 'traces', newer)], confidence: confirmed },
    {
      name: "the SDK's version 1 with old keys and another name",
      collector: [older('awsxray/prod', 'traces', v1('AccessDeniedException', text, 403))],
      confidence: confirmed,
    },
    {
      name: 'on a console, with the service written X-Ray',
      collector: [console('awsxray', 'traces', `Permanent error: ${newer.replace('XRay', 'X-Ray')}`)],
      confidence: confirmed,
    },
    { name: "only the batch processor's echo", collector: [echo('traces', newer)], confidence: confirmed },
  ]
}

const logsDenials = (exporter: 'awsemf' | 'awscloudwatchlogs', action: string, because: string): Variant[] => {
  const signal = exporter === 'awsemf' ? 'metrics' : 'logs'
  const operation = action.replace('logs:', '')
  const text = denied(action, because, group)
  const newer = v2(`CloudWatch Logs: ${operation}`, 400, `api error AccessDeniedException: ${text}`)
  return [
    {
      name: `${exporter}: the client's own line`,
      collector: [today(exporter, signal, newer, { msg: 'cwlog_client: Error occurs in PutLogEvents' })],
      confidence: confirmed,
    },
    {
      name: `${exporter}: the SDK's version 1 with old keys and another name`,
      collector: [older(`${exporter}/app`, signal, v1('AccessDeniedException', text, 400))],
      confidence: confirmed,
    },
    {
      name: `${exporter}: on a console, tried again`,
      collector: [console(exporter, signal, `error pushing logs: ${newer}`, retrying)],
      confidence: confirmed,
    },
  ]
}

const identity = (action: string) => `because no identity-based policy allows the ${action} action`

const uncast = { msg: 'unexpectedly cannot cast PutLogEvents error into smithy.APIError.' }

const assume = denied('sts:AssumeRole', '', 'arn:aws:iam::333333333333:role/central')

const refusedRole = `failed to refresh cached credentials, ${v2('STS: AssumeRole', 403, `api error AccessDenied: ${assume}`)}`

const kmsText = denied('kms:GenerateDataKey', 'because no resource-based policy allows the kms:GenerateDataKey action')

const kmsGroup =
  "The specified KMS key does not exist or is not allowed to be used with Arn 'arn:aws:logs:us-east-1:123456789012:log-group:/metrics'"

/** What the role may not do, in several wordings. */
export const exportsAccessVariants: Variants = {
  'xray-access-denied': [
    ...xrayDenials(identity(xrayAction)),
    {
      name: 'a text that names no policy, which IAM knows of',
      faults: ['xray-access-denied'],
      collector: [older('awsxray', 'traces', v1('AccessDeniedException', denied(xrayAction, ''), 403))],
      confidence: confirmed,
    },
    {
      name: 'a text that names no policy, while IAM allows it',
      collector: [
        today('awsxray', 'traces', v2(putSegments, 403, `api error AccessDeniedException: ${denied(xrayAction, '')}`)),
      ],
      confidence: 'likely',
    },
  ],
  'emf-access-denied': [
    ...logsDenials('awsemf', 'logs:PutLogEvents', identity('logs:PutLogEvents')),
    ...logsDenials('awsemf', 'logs:CreateLogStream', identity('logs:CreateLogStream')),
  ],
  'otlp-logs-access-denied': [
    ...logsDenials('awscloudwatchlogs', 'logs:PutLogEvents', identity('logs:PutLogEvents')),
    {
      name: 'dropped when the collector stopped',
      collector: [
        today(
          'awscloudwatchlogs',
          'logs',
          `interrupted due to shutdown: error pushing logs: ${v2(createStream, 400, `api error AccessDeniedException: ${denied('logs:CreateLogStream', identity('logs:CreateLogStream'), group)}`)}`,
          { msg: 'Exporting failed. Dropping data.' },
        ),
      ],
    },
  ],
  'export-role-not-assumable': [
    {
      name: 'to X-Ray',
      collector: [
        today('awsxray', 'traces', `operation error ${putSegments}, get identity: get credentials: ${refusedRole}`),
      ],
    },
    { name: "the SDK's version 1", collector: [older('awsxray', 'traces', v1('AccessDenied', assume, 403))] },
    {
      name: 'to CloudWatch Logs',
      collector: [console('awsemf', 'metrics', `operation error ${putEvents}, ${refusedRole}`, uncast)],
    },
  ],
  'export-kms-denied': [
    {
      name: 'a kms action',
      collector: [today('awsemf', 'metrics', v2(putEvents, 400, `api error AccessDeniedException: ${kmsText}`))],
    },
    { name: 'the key of a group', collector: [older('awsemf', 'metrics', v1('AccessDeniedException', kmsGroup, 400))] },
    {
      name: 'a code of its own',
      collector: [
        console(
          'awscloudwatchlogs',
          'logs',
          v2(putEvents, 400, 'api error KmsAccessDeniedException: The operation was denied'),
          retrying,
        ),
      ],
    },
  ],
}
