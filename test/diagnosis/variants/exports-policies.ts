import { console, denied, echo, older, putSegments, retrying, today, v1, v2 } from './exporter-lines.ts'
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

/** What other policies deny, in several wordings. */
export const exportsPolicyVariants: Variants = {
  'export-denied-explicitly': [
    ...xrayDenials('with an explicit deny in an identity-based policy'),
    ...xrayDenials(
      'with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/no-traces',
    ).slice(0, 1),
    ...xrayDenials('with an explicit deny').slice(1, 2),
  ],
  'export-denied-by-organisation': [
    ...xrayDenials('with an explicit deny in a service control policy'),
    ...xrayDenials(
      'with an explicit deny in a service control policy: arn:aws:organizations::987654321098:policy/o-qv5af4abcd/service_control_policy/p-2kgnabcd',
    ).slice(0, 1),
    ...logsDenials('awsemf', 'logs:PutLogEvents', 'with an explicit deny in a resource control policy'),
    ...logsDenials(
      'awscloudwatchlogs',
      'logs:PutLogEvents',
      'because no service control policy allows the logs:PutLogEvents action',
    ),
  ],
  'export-denied-by-boundary': [
    ...xrayDenials(`because no permissions boundary allows the ${xrayAction} action`),
    ...logsDenials('awsemf', 'logs:PutLogEvents', 'with an explicit deny in a permissions boundary'),
  ],
  'export-denied-by-session-policy': xrayDenials(`because no session policy allows the ${xrayAction} action`),
  'export-denied-by-endpoint-policy': [
    ...xrayDenials(`because no VPC endpoint policy allows the ${xrayAction} action`),
    ...logsDenials('awsemf', 'logs:PutLogEvents', 'with an explicit deny in a VPC endpoint policy'),
  ],
  'export-denied-by-resource-policy': [
    ...xrayDenials('with an explicit deny in a resource-based policy'),
    ...logsDenials(
      'awsemf',
      'logs:PutLogEvents',
      'because no resource-based policy allows the logs:PutLogEvents action',
    ),
  ],
}
