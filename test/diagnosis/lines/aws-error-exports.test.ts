import { expect, test } from 'vitest'
import { awsErrorIn } from '../../../src/diagnosis/lines/aws-error.ts'

const answer =
  'operation error XRay: PutTraceSegments, https response error StatusCode: 403, RequestID: 7d6f, api error'

test.each([
  [
    'a signature that does not fit',
    `${answer} InvalidSignatureException: The request signature we calculated does not match`,
    'bad_credentials',
  ],
  [
    'a signature that is too old, with the same code',
    `${answer} InvalidSignatureException: Signature expired: 20261118T100000Z is now earlier`,
    'clock',
  ],
  [
    'a signature from the future',
    `${answer} SignatureDoesNotMatch: Signature not yet current: 20261118T110000Z`,
    'clock',
  ],
  [
    'a name server that does not answer',
    'dial tcp: lookup xray.us-east-1.amazonaws.com on 10.0.0.2:53: read udp 10.0.1.9:42171->10.0.0.2:53: i/o timeout',
    'no_name',
  ],
  ['a host that does not answer', 'dial tcp 52.94.5.12:443: i/o timeout', 'timed_out'],
  [
    'a proxy whose name does not resolve',
    'proxyconnect tcp: dial tcp: lookup proxy.internal on 10.0.0.2:53: no such host',
    'proxy',
  ],
  ['a handshake that takes too long', 'net/http: TLS handshake timeout', 'timed_out'],
  [
    'a key that does not exist',
    `${answer} AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn`,
    'kms',
  ],
  ['a key id that is none', `${answer} InvalidParameterException: The specified KMS Key Id could not be found.`, 'kms'],
  ['an answer of a time-out without a body', ': \n\tstatus code: 408, request id: ', 'timed_out'],
])('%s', (_name, text, failure) => {
  expect(awsErrorIn(text)?.failure).toBe(failure)
})
