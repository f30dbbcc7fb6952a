import { createStream, older, putEvents, putSegments, today, v1, v2 } from '../variants/exporter-lines.ts'
import { giveCollector, taskRole, together } from '../variants/exports-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const unsigned = (code: string, message: string) => [
  today('awsxray', 'traces', v2(putSegments, 403, `api error ${code}: ${message}`)),
]

/** Credentials and groups that only look as if they were wrong. */
export const exportsCredentialNearMisses: NearMisses = {
  'task-role-missing': [
    { name: 'a role that gives no credentials', faults: ['credentials-not-found'], finds: 'credentials-not-found' },
    {
      name: 'credentials by variables instead of a role',
      change: together(taskRole(undefined), giveCollector({ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' })),
    },
  ],
  'credentials-not-found': [{ name: 'no role at all', faults: ['task-role-missing'], finds: 'task-role-missing' }],
  'credentials-rejected': [
    {
      name: 'a signature that is too old',
      collector: unsigned(
        'InvalidSignatureException',
        'Signature expired: 20261118T100000Z is now earlier than 20261118T102500Z',
      ),
      finds: 'collector-clock-wrong',
    },
    { name: 'a login of the gateway', faults: ['grafana-unauthorized'], finds: 'grafana-unauthorized' },
  ],
  'credentials-expired': [
    {
      name: 'a request that came too late',
      collector: unsigned('RequestExpired', 'Request has expired.'),
      finds: 'collector-clock-wrong',
    },
  ],
  'collector-clock-wrong': [
    {
      name: 'credentials that ended',
      collector: unsigned('ExpiredTokenException', 'The security token included in the request is expired'),
      finds: 'credentials-expired',
    },
    {
      name: 'a signature that does not fit',
      collector: unsigned(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided.',
      ),
      finds: 'credentials-rejected',
    },
  ],
  'emf-log-group-missing': [
    {
      name: 'a log stream that is missing, which is made',
      collector: [
        today(
          'awsemf',
          'metrics',
          v2(putEvents, 400, 'ResourceNotFoundException: The specified log stream does not exist.'),
          { msg: 'cwlog_client: Error occurs in PutLogEvents', level: 'warn' },
        ),
      ],
    },
    { name: 'the group of log records', faults: ['otlp-log-group-missing'], finds: 'otlp-log-group-missing' },
  ],
  'otlp-log-group-missing': [
    {
      name: 'the group of metrics',
      collector: [
        older('awsemf', 'metrics', v1('ResourceNotFoundException', 'The specified log group does not exist.', 400)),
        today(
          'awsemf',
          'metrics',
          v2(createStream, 400, 'ResourceNotFoundException: The specified log group does not exist.'),
        ),
      ],
      finds: 'emf-log-group-missing',
    },
  ],
}
