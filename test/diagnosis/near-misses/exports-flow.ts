import { putEvents, putSegments, retrying, today, v2 } from '../variants/exporter-lines.ts'
import { configured } from '../variants/exports-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const xray = (error: string) => today('awsxray', 'traces', error)

const deadline = `operation error ${putSegments}, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`

const business = (message: string) =>
  JSON.stringify({ levelname: 'ERROR', name: 'agent_api.billing', message, service: 'agent-api' })

const sequence = (text: string, msg: string) =>
  today('awsemf', 'metrics', v2(putEvents, 400, text), { msg, level: 'warn' })

/** Answers of AWS that are another kind, or no fault. */
export const exportsFlowNearMisses: NearMisses = {
  'xray-throttled': [{ name: 'the gateway limits', faults: ['grafana-rate-limited'], finds: 'grafana-rate-limited' }],
  'logs-throttled': [{ name: 'X-Ray throttles', faults: ['xray-throttled'], finds: 'xray-throttled' }],
  'xray-server-error': [
    { name: 'a throttled call, tried more than once', faults: ['xray-throttled'], finds: 'xray-throttled' },
  ],
  'logs-server-error': [
    {
      name: 'once, and then it was taken',
      collector: [
        today(
          'awscloudwatchlogs',
          'logs',
          v2(putEvents, 503, 'ServiceUnavailableException: Service Unavailable'),
          retrying,
        ),
      ],
    },
  ],
  'xray-request-invalid': [
    {
      name: 'a throttled call, which is called permanent as well',
      faults: ['xray-throttled'],
      finds: 'xray-throttled',
    },
  ],
  'logs-request-invalid': [
    {
      name: 'a token that was behind, as was ordinary',
      collector: [
        sequence(
          'InvalidSequenceTokenException: The given sequenceToken is invalid',
          'cwlog_client: Error occurs in PutLogEvents, will search the next token and retry the request',
        ),
      ],
    },
    {
      name: 'a batch that was there already',
      collector: [
        sequence(
          'DataAlreadyAcceptedException: The given batch of log events has already been accepted.',
          'cwlog_client: Error occurs in PutLogEvents, drop this request and continue to the next request',
        ),
      ],
    },
  ],
  'xray-batch-too-large': [
    { name: 'small batches', collector: [xray(deadline)], finds: 'aws-endpoint-timeout' },
    {
      name: 'large batches, and X-Ray takes them',
      change: configured(({ processors }) => {
        processors['batch/traces'] = {}
      }),
    },
    {
      name: 'large batches, and no connection',
      collector: [xray(`operation error ${putSegments}, request send failed, dial tcp 52.94.5.12:443: i/o timeout`)],
      change: configured(({ processors }) => {
        processors['batch/traces'] = {}
      }),
      finds: 'aws-endpoint-timeout',
    },
  ],
  'xray-segments-unprocessed': [
    {
      name: 'a response with an empty list',
      collector: [
        today('awsxray', 'traces', '', { msg: 'response: {\n  UnprocessedTraceSegments: []\n}', level: 'debug' }),
      ],
    },
  ],
  'xray-trace-id-invalid': [
    {
      name: 'a span that cannot be translated for another reason',
      collector: [
        today('awsxray', 'traces', 'unexpected end of JSON input', { msg: 'Error translating span.', level: 'debug' }),
      ],
    },
  ],
  'emf-timestamps-rejected': [
    {
      name: 'an application that finds something too old',
      applications: [business('discarded: 3 log events for log group name are too old')],
    },
  ],
  'emf-event-too-large': [
    {
      name: 'an application that writes of payloads',
      applications: [business('the single log event size is larger than the max event payload allowed')],
    },
  ],
}
