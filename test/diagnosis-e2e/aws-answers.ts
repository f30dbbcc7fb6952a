import { randomUUID } from 'node:crypto'
import type { Answer } from './stub.ts'

const requestId = () => ({ 'x-amzn-RequestId': randomUUID() })

type Failed = { status: number; code: string; message?: string }

/** @returns an error as X-Ray writes it. Source: Smithy, AWS REST-JSON 1: the code is in a header, the text in the body. */
export const xrayError = ({ status, code, message }: Failed): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': code, ...requestId() },
  body: JSON.stringify(message === undefined ? {} : { Message: message }),
})

/** @returns an error as CloudWatch Logs writes it. Source: Smithy, AWS JSON 1.1: the code is the body's `__type`. */
export const logsError = ({ status, code, message }: Failed): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', ...requestId() },
  body: JSON.stringify({ __type: code, ...(message !== undefined && { message }) }),
})

/** @returns an error as STS writes it. Source: Smithy, AWS Query: XML. */
export const stsError = ({ status, code, message = '' }: Failed): Answer => ({
  status,
  headers: { 'content-type': 'text/xml', ...requestId() },
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
})

/**
 * What each service answers to a call that it takes. Without the token cwlogs takes a PutLogEvents for unfinished:
 * internal/aws/cwlogs/cwlog_client.go of collector-contrib v0.156.0.
 */
export const taken: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json', ...requestId() },
  body: JSON.stringify({ nextSequenceToken: '1', UnprocessedTraceSegments: [] }),
}

const account = '123456789012'
const user = `arn:aws:sts::${account}:assumed-role/agent-prod-otel-collector-task/0c1f2e3d4c5b6a79`

/** The group's ARN as Logs names it in denials. */
export const groupArn = (group: string): string => `arn:aws:logs:us-east-1:${account}:log-group:${group}:log-stream:`

/** How denials end, by the policy behind them. Source: IAM user guide, "Troubleshoot access denied error messages". */
const reasons = {
  identity: (action: string) => `because no identity-based policy allows the ${action} action`,
  explicitly: () => 'with an explicit deny in an identity-based policy',
  service_control: () => 'with an explicit deny in a service control policy',
  service_control_silent: (action: string) => `because no service control policy allows the ${action} action`,
  resource_control: () => 'with an explicit deny in a resource control policy',
  boundary: (action: string) => `because no permissions boundary allows the ${action} action`,
  session: (action: string) => `because no session policy allows the ${action} action`,
  endpoint: (action: string) => `because no VPC endpoint policy allows the ${action} action`,
  resource: (action: string) => `because no resource-based policy allows the ${action} action`,
  endpoint_explicit: () => 'with an explicit deny in a VPC endpoint policy',
  /** What services wrote before they named policies, and what some still write. */
  unsaid: () => '',
}

export type Reason = keyof typeof reasons

/** @returns the text of a denial. */
export const denial = (action: string, reason: Reason, resource?: string): string =>
  [
    `User: ${user} is not authorized to perform: ${action}`,
    resource && `on resource: ${resource}`,
    reasons[reason](action),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
