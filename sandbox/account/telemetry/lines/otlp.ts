import type { Account } from '../../state.ts'
import { accepted, calledAt, exportFails } from '../delivery.ts'
import { type Request, requestsOf } from '../requests.ts'
import { spansOf } from '../spans.ts'
import type { Line } from './streams.ts'

const arrives = (account: Account, request: Request, service: string): boolean =>
  accepted(account, request, service, 'logs') &&
  exportFails(account, 'awscloudwatchlogs', { at: request.at, key: request.index }) === undefined

/** @returns the log records that the SDKs send by OTLP, as the awscloudwatchlogs exporter writes them: one for each service and request. */
export const otlpLines = (account: Account, minute: number): Line[] =>
  requestsOf(account, minute).flatMap((request) =>
    spansOf(account, request)
      .filter(({ step }) => step.kind === 'SERVER' && arrives(account, request, step.service))
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
            'service.name': calledAt(account, span.step.service, span.start),
            'deployment.environment.name': account.environment.deploymentEnvironment,
          },
        }),
      })),
  )
