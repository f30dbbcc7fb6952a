import { describe, expect, it } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { stsError, taken } from './aws-answers.ts'
import { findingsOf } from './diagnosed-lines.ts'
import { type ExportCase, expectedOf, tellingOf } from './export-case.ts'
import { failingExports } from './failing-exports.ts'
import { type Answer, startStub } from './stub.ts'

const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' }

const exporters = (kind: ExportCase['kind'], settings: object = {}): readonly ExportCase[] =>
  (['awsxray', 'awsemf', 'awscloudwatchlogs'] as const).map((exporter) => ({
    name: `with-${exporter.slice(3)}`,
    exporter,
    answers: () => taken,
    // One attempt: those of the endpoint for credentials take long enough.
    settings: { max_retries: 1, ...settings },
    kind,
  }))

/** Runs the exporters with this environment, and expects of each what it is to be found to be. */
const foundAsExpected = async (cases: readonly ExportCase[], env: Record<string, string>): Promise<void> => {
  const linesOf = await failingExports(cases, { env })
  for (const one of cases) {
    const lines = linesOf(one)
    expect(await findingsOf(lines), tellingOf(lines, one)).toEqual(expectedOf(one))
  }
}

const serving = async (answer: Answer, use: (url: string) => Promise<void>): Promise<void> => {
  const stub = await startStub(() => answer)
  await use(stub.url).finally(stub.stop)
}

const json = { 'content-type': 'application/json' }

/** The endpoint for credentials of a task. Source: ECS developer guide, "Task IAM role"; its errors: amazon-ecs-agent, credentials. */
const refusals: readonly (readonly [string, Answer])[] = [
  ['does not know the task', { status: 404, headers: json, body: '{"code":"NoIdInRequest","message":"not found"}' }],
  ['fails', { status: 500, headers: json, body: '{"code":"InternalServerError","message":"unable to assume role"}' }],
  ['writes no JSON', { status: 200, headers: json, body: '<html></html>' }],
]

describe.skipIf(missingCollector)('exporters to AWS', () => {
  it('find no credentials where there are none at all', () => foundAsExpected(exporters('credentials-not-found'), none))

  it.each(refusals)('find no credentials where the endpoint of the task role %s', (_what, answer) =>
    serving(answer, (url) =>
      foundAsExpected(exporters('credentials-not-found'), { ...none, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v2` }),
    ),
  )

  it('may not assume the role that they are told to', () =>
    serving(
      stsError({
        status: 403,
        code: 'AccessDenied',
        message:
          'User: arn:aws:sts::123456789012:assumed-role/agent-prod-otel-collector-task/0c1f is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/telemetry',
      }),
      (url) =>
        foundAsExpected(
          exporters('export-role-not-assumable', { role_arn: 'arn:aws:iam::210987654321:role/telemetry' }),
          { AWS_ENDPOINT_URL_STS: url },
        ),
    ))

  it('are told at level debug which segments X-Ray left out', async () => {
    const body = JSON.stringify({
      UnprocessedTraceSegments: [
        { Id: '7df1', ErrorCode: 'ParseError', Message: 'Invalid segment. ErrorCode: ParseError' },
      ],
    })
    const one: ExportCase = {
      name: 'unprocessed',
      exporter: 'awsxray',
      answers: () => ({ status: 200, headers: json, body }),
      kind: 'xray-segments-unprocessed',
    }
    const lines = (await failingExports([one], { level: 'debug' }))(one)
    expect(await findingsOf(lines), tellingOf(lines, one)).toEqual(expectedOf(one))
  })
})
