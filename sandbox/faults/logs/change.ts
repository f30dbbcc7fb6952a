import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import type { Account } from '../../account/state.ts'
import { asJson, type LogRecord } from '../../account/telemetry/lines/application.ts'
import { ago } from '../fault.ts'
import { nextApplication } from '../revisions.ts'
import { rollOut } from '../roll_out.ts'

type Change = {
  at?: Date
  without?: readonly string[]
  variables?: Readonly<Record<string, string>>
  /** Options of the log driver, over the usual ones. */
  options?: Readonly<Record<string, string>>
  container?: Partial<ContainerDefinition>
}

/** @returns the next revision of a service, with what is changed in its container. */
export const changedRevision = (account: Account, service: string, change: Change = {}): TaskDefinition => {
  const { at = ago(account), options = {}, container = {}, ...variables } = change
  const definition = nextApplication(account, service, { registeredAt: at, ...variables })
  const containerDefinitions = (definition.containerDefinitions ?? []).map((each) => ({
    ...each,
    ...(each.logConfiguration !== undefined && {
      logConfiguration: { ...each.logConfiguration, options: { ...each.logConfiguration.options, ...options } },
    }),
    ...container,
  }))
  return { ...definition, containerDefinitions }
}

/** Rolls a changed revision of a service out. @returns when the last task of it runs */
export const deployed = (account: Account, service: string, change: Change = {}): Date => {
  const at = change.at ?? ago(account)
  return rollOut(account, service, { at, definition: changedRevision(account, service, { ...change, at }) })
}

/** Lets a new release of a service write its lines otherwise; what `as` has nothing to say about stays JSON. */
export const writtenAs = (
  account: Account,
  service: string,
  as: (record: LogRecord) => readonly string[] | undefined,
  change: Change = {},
): void => {
  account.conditions.push({
    kind: 'written_as',
    service,
    as: (record) => as(record) ?? [asJson(record)],
    since: deployed(account, service, change),
  })
}

/** @returns whether a record is the last one of a request: its level is not DEBUG, and it says how it ended. */
export const endsRequest = ({ fields }: LogRecord): boolean => 'duration_ms' in fields
