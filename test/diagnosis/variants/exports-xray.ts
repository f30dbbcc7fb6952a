import { console, echo, older, putSegments, today, v1, v2 } from './exporter-lines.ts'
import { configured } from './exports-changes.ts'
import type { Variant, Variants } from './variant.ts'

const confirmed = 'confirmed' as const

/** An answer of X-Ray in several wordings. */
const xray = (code: string, message: string, status: number): Variant[] => [
  {
    name: 'the newest collector',
    collector: [today('awsxray', 'traces', v2(putSegments, status, `api error ${code}: ${message}`))],
    confidence: confirmed,
  },
  {
    name: "the SDK's version 1 with old keys and another name",
    collector: [older('awsxray/prod', 'traces', `Permanent error: ${v1(code, message, status)}`)],
    confidence: confirmed,
  },
  {
    name: 'an error that the SDK has a type for, on a console',
    collector: [console('awsxray', 'traces', `Permanent error: ${v2(putSegments, status, `${code}: ${message}`)}`)],
    confidence: confirmed,
  },
  {
    name: "only the batch processor's echo",
    collector: [echo('traces', v2(putSegments, status, `${code}: ${message}`))],
    confidence: confirmed,
  },
]

const deadline = `operation error ${putSegments}, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`

const batches = (settings: object): NonNullable<Variant['change']> =>
  configured(({ processors }) => {
    processors['batch/traces'] = settings
  })

/** What X-Ray answers, in several wordings. */
export const exportsXrayVariants: Variants = {
  'xray-throttled': [
    ...xray('ThrottledException', 'Rate exceeded', 429),
    ...xray('ThrottlingException', 'Rate exceeded', 400).slice(0, 1),
    ...xray('TooManyRequestsException', 'Too many requests', 429).slice(1, 2),
    ...xray('RequestLimitExceeded', 'Request limit exceeded.', 503).slice(2, 3),
  ],
  'xray-server-error': [
    ...xray('InternalFailure', 'Internal failure', 500),
    ...xray('ServiceUnavailable', 'Service is unable to handle request.', 503).slice(0, 2),
    {
      name: 'an answer without a body',
      collector: [
        today(
          'awsxray',
          'traces',
          `operation error ${putSegments}, exceeded maximum number of attempts, 3, https response error StatusCode: 502, RequestID: , deserialization failed, failed to decode response body, invalid character '<' looking for beginning of value`,
        ),
      ],
    },
  ],
  'xray-request-invalid': [
    ...xray('InvalidRequestException', 'Invalid request', 400),
    {
      name: 'too large as a whole',
      collector: [
        today('awsxray', 'traces', `Permanent error: ${v2(putSegments, 413, 'api error UnknownError: UnknownError')}`),
      ],
    },
  ],
  'xray-batch-too-large': [
    {
      name: 'no sizes are set',
      collector: [today('awsxray', 'traces', deadline)],
      change: batches({ timeout: '10s' }),
      confidence: confirmed,
    },
    {
      name: 'an upper size only, and a large one',
      collector: [
        older('awsxray', 'traces', 'RequestCanceled: request context canceled\ncaused by: context deadline exceeded'),
      ],
      change: batches({ send_batch_max_size: 10_000 }),
      confidence: confirmed,
    },
    {
      name: 'a large size without an upper one',
      collector: [console('awsxray', 'traces', deadline)],
      change: batches({ send_batch_size: 2000 }),
      confidence: confirmed,
    },
    { name: 'the defaults', collector: [echo('traces', deadline)], change: batches({}), confidence: confirmed },
  ],
}
