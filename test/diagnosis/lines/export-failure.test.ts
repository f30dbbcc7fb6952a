import { describe, expect, test } from 'vitest'
import { exportFailuresIn } from '../../../src/diagnosis/lines/export-failure.ts'
import { console, dropping, echo, older, putEvents, putSegments, today, v2 } from '../variants/exporter-lines.ts'

const at = new Date('2026-11-18T10:28:31Z')

const failuresIn = (...messages: string[]) =>
  exportFailuresIn({
    kinds: messages.map((message) => ({ stream: 'c/c/1', message, count: 2, firstAt: at, lastAt: at })),
    complete: true,
    readFrom: at,
  }).map(({ exporter, signal, backend, failure, host, connecting }) => ({
    exporter,
    signal,
    backend,
    failure,
    host,
    connecting,
  }))

const throttled = v2(putSegments, 429, 'ThrottledException: Rate exceeded')
const gateway = (rest: string) => `request to https://otlp-gateway.example:8443/otlp/v1/traces ${rest}`

describe('an export that failed', () => {
  test('tells whose it is, to whom, and why', () => {
    expect(failuresIn(today('awsxray/prod', 'traces', throttled))).toEqual([
      {
        exporter: 'awsxray/prod',
        signal: 'traces',
        backend: 'xray',
        failure: 'throttled',
        host: undefined,
        connecting: false,
      },
    ])
    expect(
      failuresIn(
        today(
          'otlp_http/grafana',
          'metrics',
          `Permanent error: ${gateway('responded with HTTP Status Code 401')}`,
          dropping,
        ),
      ),
    ).toEqual([
      {
        exporter: 'otlp_http/grafana',
        signal: 'metrics',
        backend: 'gateway',
        failure: 'unauthorized',
        host: 'otlp-gateway.example:8443',
        connecting: false,
      },
    ])
  })

  test('counts once, though the batch processor echoes it', () => {
    expect(failuresIn(today('awsxray', 'traces', throttled), echo('traces', throttled))).toHaveLength(1)
  })

  test('is taken from the echo where the exporter says nothing', () => {
    const denied = v2(putEvents, 400, 'api error AccessDeniedException: denied')
    expect(
      failuresIn(today('awsxray', 'traces', throttled), echo('metrics', denied)).map(({ exporter }) => exporter),
    ).toEqual(['awsxray', 'awsemf'])
  })

  test('is one of AWS where OTLP is sent to AWS', () => {
    const error =
      'rpc error: code = PermissionDenied desc = error exporting items, request to https://xray.us-east-1.amazonaws.com/v1/traces responded with HTTP Status Code 403, Message=The security token included in the request is invalid.'
    expect(failuresIn(today('otlp_http/xray', 'traces', error, dropping))).toMatchObject([
      { backend: 'xray', failure: 'bad_credentials' },
    ])
  })

  test.each([
    ['an ended task', 'canceled, context canceled', 0],
    [
      "the SDK's own words for its time limit",
      'RequestCanceled: request context canceled\ncaused by: context deadline exceeded',
      1,
    ],
    ['a token that was behind', 'InvalidSequenceTokenException: The given sequenceToken is invalid', 0],
  ])('%s', (_name, error, count) => {
    expect(failuresIn(older('awsemf', 'metrics', error))).toHaveLength(count)
  })

  test.each([
    [
      'code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp: lookup a.b on 10.0.0.2:53: no such host"',
      'no_name',
      true,
    ],
    [
      'code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: x509: unknown"',
      'tls',
      false,
    ],
    ['code = ResourceExhausted desc = limit exceeded', 'rate_limited', false],
    ['code = ResourceExhausted desc = grpc: received message larger than max (5 vs. 4)', 'too_large', false],
    ['code = Unauthenticated desc = Unauthorized', 'unauthorized', false],
    ['code = DeadlineExceeded desc = context deadline exceeded', 'timed_out', false],
  ])('over gRPC: %s', (status, failure, connecting) => {
    expect(
      failuresIn(console('otlp_grpc/a', 'traces', `no more retries left: rpc error: ${status}`, dropping)),
    ).toMatchObject([{ backend: 'gateway', failure, connecting }])
  })
})
