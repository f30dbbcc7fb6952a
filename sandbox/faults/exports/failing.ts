import type { Exporter } from '../../account/conditions.ts'
import type { Statement } from '../../account/iam/role.ts'
import type { Account } from '../../account/state.ts'
import { taskRole } from '../../account/telemetry/lines/collector_errors.ts'
import {
  answered,
  type ErrorText,
  emfFails,
  type Failing,
  logsUrl,
  otlpLogsFail,
  putEvents,
  putSegments,
  unanswered,
  xrayFails,
  xrayUrl,
} from '../../account/telemetry/lines/export_errors.ts'
import { ago } from '../fault.ts'
import { nextCollector } from '../revisions.ts'
import { rollOut } from '../roll_out.ts'

/** Exports of an exporter fail from a time on (20 minutes ago), all of them or a share. */
export const fails = (
  account: Account,
  exporter: Exporter,
  says: Failing,
  options: { since?: Date; share?: number; uncounted?: true } = {},
): void => {
  const { since = ago(account), ...more } = options
  account.conditions.push({ kind: 'export_fails', exporter, says, since, ...more })
}

/** @returns the text with which X-Ray denies its call; `because` is what the service says of the policy. */
export const xrayDenied =
  (because: string): ErrorText =>
  (account, at) =>
    answered(
      putSegments,
      403,
      `api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: xray:PutTraceSegments ${because}`,
    )(account, at)

/** Every exporter of AWS fails alike, and with them the one of the collector's own metrics. */
export const allFail = (account: Account, rest: string, since: Date, status = 400): void => {
  fails(account, 'awsxray', xrayFails(answered(putSegments, 403, rest)), { since })
  fails(account, 'awsemf', emfFails(answered(putEvents, status, rest), { first: 'refused' }), { since })
  fails(account, 'awscloudwatchlogs', otlpLogsFail(answered(putEvents, status, rest)), { since })
  account.conditions.push({ kind: 'own_metrics_lost', since })
}

/** No call of any exporter of AWS gets anywhere, and none of the collector's own metrics. */
export const allUnanswered = (account: Account, why: string, since: Date): void => {
  fails(account, 'awsxray', xrayFails(unanswered(putSegments, xrayUrl, why)), { since })
  const events = unanswered(putEvents, logsUrl, why)
  fails(account, 'awsemf', emfFails(events, { first: 'unanswered', permanent: false }), { since })
  fails(account, 'awscloudwatchlogs', otlpLogsFail(events), { since })
  account.conditions.push({ kind: 'own_metrics_lost', since })
}

/** The statements of the collector's task role. */
export const statementsOf = (account: Account): Statement[] =>
  account.roles.get(`${account.environment.collectorService}-task`)?.statements ?? []

/**
 * Rolls out a revision of the collector that a change was made to.
 * @returns since when all its tasks run with it
 */
export const changeCollector = (
  account: Account,
  change: (definition: ReturnType<typeof nextCollector>) => void,
): Date => {
  const at = ago(account)
  const definition = nextCollector(account, at)
  change(definition)
  return rollOut(account, account.environment.collectorService, { at, definition })
}

/** Gives the collector variables, and rolls it out. */
export const giveVariables = (account: Account, variables: Readonly<Record<string, string>>): Date =>
  changeCollector(account, ({ containerDefinitions = [] }) => {
    for (const [name, value] of Object.entries(variables)) containerDefinitions[0]?.environment?.push({ name, value })
  })
