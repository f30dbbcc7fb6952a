import type { Kind } from '../../src/diagnosis/kinds.ts'
import { denial, type Reason, taken, xrayError } from './aws-answers.ts'
import type { ExportCase } from './export-case.ts'
import type { Answer } from './stub.ts'

const action = 'xray:PutTraceSegments'

const answered = (name: string, kind: Kind | undefined, answer: Answer): ExportCase => ({
  name,
  exporter: 'awsxray',
  answers: () => answer,
  kind,
})

const denied = (name: string, kind: Kind, reason: Reason): ExportCase =>
  answered(name, kind, xrayError({ status: 403, code: 'AccessDeniedException', message: denial(action, reason) }))

const error = (name: string, kind: Kind, status: number, code: string, message?: string): ExportCase =>
  answered(name, kind, xrayError({ status, code, ...(message !== undefined && { message }) }))

/** X-Ray's refusals. Sources: X-Ray API reference, PutTraceSegments and common errors; the signatures' texts are those of AWS. */
export const xrayCases: readonly ExportCase[] = [
  answered('taken', undefined, taken),
  denied('denied', 'xray-access-denied', 'identity'),
  // No policy is named, and IAM's simulator allows it in this account: so it may be another one's.
  { ...denied('denied-unsaid', 'xray-access-denied', 'unsaid'), confidence: 'likely' },
  denied('denied-explicitly', 'export-denied-explicitly', 'explicitly'),
  denied('denied-by-scp', 'export-denied-by-organisation', 'service_control'),
  denied('denied-by-silent-scp', 'export-denied-by-organisation', 'service_control_silent'),
  denied('denied-by-rcp', 'export-denied-by-organisation', 'resource_control'),
  denied('denied-by-boundary', 'export-denied-by-boundary', 'boundary'),
  denied('denied-by-session', 'export-denied-by-session-policy', 'session'),
  denied('denied-by-endpoint', 'export-denied-by-endpoint-policy', 'endpoint'),
  denied('denied-by-endpoint-explicitly', 'export-denied-by-endpoint-policy', 'endpoint_explicit'),
  error(
    'unrecognized',
    'credentials-rejected',
    403,
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ),
  error(
    'wrong-signature',
    'credentials-rejected',
    403,
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  ),
  error(
    'no-token',
    'credentials-rejected',
    403,
    'MissingAuthenticationTokenException',
    'Request is missing Authentication Token',
  ),
  error(
    'clock',
    'collector-clock-wrong',
    403,
    'InvalidSignatureException',
    'Signature expired: 20261118T100000Z is now earlier than 20261118T102500Z (20261118T103000Z - 5 min.)',
  ),
  error(
    'expired',
    'credentials-expired',
    403,
    'ExpiredTokenException',
    'The security token included in the request is expired',
  ),
  error('throttled', 'xray-throttled', 429, 'ThrottledException', 'Rate exceeded'),
  error('throttling-400', 'xray-throttled', 400, 'ThrottlingException', 'Rate exceeded'),
  error('too-many-requests', 'xray-throttled', 429, 'TooManyRequestsException', 'Too many requests'),
  error('internal', 'xray-server-error', 500, 'InternalFailure'),
  error('unavailable', 'xray-server-error', 503, 'ServiceUnavailable', 'Service is unable to handle request.'),
  answered('unavailable-empty', 'xray-server-error', { status: 503 }),
  answered('bad-gateway', 'xray-server-error', {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>502 Bad Gateway</title></head><body></body></html>',
  }),
  error('invalid', 'xray-request-invalid', 400, 'InvalidRequestException', 'Invalid segment. ErrorCode: ParseError'),
  answered('too-large', 'xray-request-invalid', { status: 413 }),
]
