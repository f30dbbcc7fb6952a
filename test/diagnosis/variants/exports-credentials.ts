import { console, older, putEvents, putSegments, retrying, today, v1, v2 } from './exporter-lines.ts'
import { giveCollector, taskRole } from './exports-changes.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

/** An error of credentials, as each exporter of AWS words it. */
const unsigned = (code: string, message: string): Variant[] => [
  {
    name: 'to X-Ray, the newest collector',
    collector: [today('awsxray', 'traces', v2(putSegments, 403, `api error ${code}: ${message}`))],
    confidence: confirmed,
  },
  {
    name: "to CloudWatch Logs, the SDK's version 1",
    collector: [older('awsemf', 'metrics', v1(code, message, 400))],
    confidence: confirmed,
  },
  {
    name: 'of log records, on a console and tried again',
    collector: [
      console(
        'awscloudwatchlogs',
        'logs',
        `error flushing logs: ${v2(putEvents, 400, `api error ${code}: ${message}`)}`,
        retrying,
      ),
    ],
    confidence: confirmed,
  },
]

const imds =
  'get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded'

const chain =
  'NoCredentialProviders: no valid providers in chain. Deprecated.\n\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors'

const uncast = { msg: 'unexpectedly cannot cast PutLogEvents error into smithy.APIError.' }

const unfound = (change?: Variant['change']): Variant[] =>
  [
    { name: 'from X-Ray', collector: [today('awsxray', 'traces', `operation error ${putSegments}, ${imds}`)] },
    { name: "the SDK's version 1", collector: [older('awsxray', 'traces', chain)] },
    {
      name: 'from CloudWatch Logs',
      collector: [console('awsemf', 'metrics', `operation error ${putEvents}, ${imds}`, uncast)],
    },
  ].map((variant) => ({ ...variant, confidence: confirmed, ...(change && { change }) }))

/** What cannot be signed, in several wordings. */
export const exportsCredentialVariants: Variants = {
  'task-role-missing': [
    ...unfound(taskRole(undefined)),
    { name: 'nothing is said, but exporters of AWS are there', change: taskRole(undefined), confidence: 'likely' },
  ],
  'credentials-not-found': [
    ...unfound(),
    {
      name: 'a profile that names nothing',
      collector: [today('awsxray', 'traces', `operation error ${putSegments}, ${imds}`)],
      change: giveCollector({ AWS_PROFILE: 'telemetry' }),
    },
  ],
  'credentials-rejected': [
    ...unsigned('UnrecognizedClientException', 'The security token included in the request is invalid.'),
    ...unsigned('InvalidClientTokenId', 'The security token included in the request is invalid').slice(0, 1),
    ...unsigned(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    ).slice(1, 2),
  ],
  'credentials-expired': [
    ...unsigned('ExpiredTokenException', 'The security token included in the request is expired'),
    ...unsigned('ExpiredToken', 'The provided token has expired.').slice(0, 1),
  ],
  'collector-clock-wrong': [
    ...unsigned(
      'InvalidSignatureException',
      'Signature expired: 20261118T100000Z is now earlier than 20261118T102500Z (20261118T103000Z - 5 min.)',
    ),
    ...unsigned(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ).slice(0, 1),
    ...unsigned(
      'SignatureDoesNotMatch',
      'Signature not yet current: 20261118T110000Z is still later than 20261118T103500Z',
    ).slice(0, 1),
  ],
}
