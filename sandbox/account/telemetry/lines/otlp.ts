import type { Account } from '../../state.ts'
import { accepted } from '../delivery.ts'
import { requestsOf } from '../requests.ts'
import { spansOf } from '../spans.ts'
import type { Line } from './streams.ts'

/** @returns the log records that the SDKs send by OTLP, as the awscloudwatchlogs exporter writes them: one for each service and request. */
export const otlpLines = (account: Account, minute: number): Line[] =>
  requestsOf(account, minute).flatMap((request) =>
    spansOf(account, request)
      .filter(({ step }) => step.kind === 'SERVER' && accepted(account, request, step.service))
      .map((span) => ({
        at: span.end,
        stream: 'otlp',
        message: JSON.stringify({
          body: `${span.step.name} ${span.http}`,
          severity_number: span.http === 500 ? 17 : 9,
          severity_text: span.http === 500 ? 'ERROR' : 'INFO',
          attributes: { 'code.function.name': 'finished' },
          flags: 1,
          trace_id: span.traceId,
          span_id: span.id,
          resource: {
            'service.name': span.step.service,
            'deployment.environment.name': account.environment.deploymentEnvironment,
          },
        }),
      })),
  )
