import { denied, putEvents, putSegments, retrying, today, v2 } from '../variants/exporter-lines.ts'
import type { NearMisses } from '../variants/variant.ts'

const xray = (because: string) => [
  today(
    'awsxray',
    'traces',
    v2(putSegments, 403, `api error AccessDeniedException: ${denied('xray:PutTraceSegments', because)}`),
  ),
]

const identity = 'because no identity-based policy allows the xray:PutTraceSegments action'

const group = 'arn:aws:logs:us-east-1:123456789012:log-group:/metrics:log-stream:otel'

const emf = (action: string) =>
  today(
    'awsemf',
    'metrics',
    v2(
      putEvents,
      400,
      `api error AccessDeniedException: ${denied(action, `because no identity-based policy allows the ${action} action`, group)}`,
    ),
  )

const business = (message: string) =>
  JSON.stringify({ levelname: 'ERROR', name: 'agent_api.billing', message, service: 'agent-api' })

/** Denials of other kinds, of others, and of long ago. */
export const exportsDeniedNearMisses: NearMisses = {
  'xray-access-denied': [
    {
      name: 'a policy of the organisation',
      collector: xray('with an explicit deny in a service control policy'),
      finds: 'export-denied-by-organisation',
    },
    {
      name: 'an application that is denied something',
      applications: [business(`boto3: AccessDeniedException: ${denied('xray:PutTraceSegments', identity)}`)],
    },
    {
      name: 'an hour ago, and since then all goes through',
      change({ production: account }) {
        const { collectorLogGroup, collectorService } = account.environment
        const at = account.clock.now().getTime() - 40 * 60_000
        account.logGroups.get(collectorLogGroup)?.put.push({
          at,
          stream: `${collectorService}/${collectorService}/0123`,
          message: xray(identity)[0] ?? '',
          ingestedAt: at,
          id: 'put-old',
        })
      },
    },
    {
      name: 'the collector reads sampling rules, which is no export',
      collector: [
        JSON.stringify({
          level: 'error',
          msg: 'failed to get sampling rules',
          'otelcol.component.id': 'awsproxy',
          'otelcol.component.kind': 'extension',
          error: denied('xray:GetSamplingRules', ''),
        }),
      ],
    },
  ],
  'emf-access-denied': [
    {
      name: 'it may not make a group, which is missing',
      collector: [emf('logs:CreateLogGroup')],
      finds: 'emf-log-group-missing',
    },
    { name: 'log records are denied', faults: ['otlp-logs-access-denied'], finds: 'otlp-logs-access-denied' },
  ],
  'otlp-logs-access-denied': [
    { name: 'metrics are denied', faults: ['emf-access-denied'], finds: 'emf-access-denied' },
    {
      name: 'one group for both, which the metrics name',
      collector: [
        emf('logs:PutLogEvents'),
        today(
          'awscloudwatchlogs',
          'logs',
          v2(
            putEvents,
            400,
            `api error AccessDeniedException: ${denied('logs:PutLogEvents', 'because no identity-based policy allows the logs:PutLogEvents action', group)}`,
          ),
          retrying,
        ),
      ],
      finds: 'emf-access-denied',
    },
  ],
  'export-denied-explicitly': [
    {
      name: 'the Deny is in a service control policy',
      collector: xray('with an explicit deny in a service control policy'),
      finds: 'export-denied-by-organisation',
    },
    { name: 'there is just no Allow', collector: xray(identity), finds: 'xray-access-denied' },
  ],
  'export-denied-by-organisation': [
    { name: "the role's own policies", collector: xray(identity), finds: 'xray-access-denied' },
  ],
  'export-denied-by-boundary': [
    {
      name: 'a policy that is called after a boundary',
      collector: xray(
        'with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/permissions-boundary',
      ),
      finds: 'export-denied-explicitly',
    },
  ],
  'export-denied-by-session-policy': [
    {
      name: 'a role that is called after a session',
      collector: xray(`${identity} `).map((line) => line.replace('7f3e9a1b2c3d4e5f', 'session-policy')),
      finds: 'xray-access-denied',
    },
  ],
  'export-denied-by-endpoint-policy': [
    { name: 'an endpoint that does not answer', faults: ['vpc-endpoint-closed'], finds: 'vpc-endpoint-closed' },
  ],
  'export-denied-by-resource-policy': [
    { name: "the role's own policies", collector: [emf('logs:PutLogEvents')], finds: 'emf-access-denied' },
  ],
  'export-kms-denied': [
    {
      name: 'a denial that has nothing to do with keys',
      collector: [emf('logs:PutLogEvents')],
      finds: 'emf-access-denied',
    },
  ],
  'export-role-not-assumable': [
    { name: 'a role that was assumed may not write', collector: xray(identity), finds: 'xray-access-denied' },
  ],
}
