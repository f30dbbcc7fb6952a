import type { SdkSaying, Signal } from '../../account/conditions.ts'
import type { Account } from '../../account/state.ts'
import { asJson, type LogRecord } from '../../account/telemetry/lines/application.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago } from '../fault.ts'
import { nextApplication } from '../revisions.ts'
import { rollOut } from '../roll_out.ts'

type Variables = { without?: readonly string[]; variables?: Readonly<Record<string, string>>; command?: string[] }

/**
 * Rolls agent-worker out with other variables, or another command.
 * @returns since when all its tasks run with them
 */
export const changeWorker = (account: Account, { command, ...change }: Variables): Date => {
  const at = ago(account)
  const definition = nextApplication(account, worker, { registeredAt: at, ...change })
  const [container] = definition.containerDefinitions ?? []
  if (command !== undefined && container !== undefined) container.command = command
  return rollOut(account, worker, { at, definition })
}

type Export = { service: string; signal: Signal; at: number }

/** Exports of agent-worker (of one signal, or all) fail from a time on, and its SDK says so. */
export const workerFails = (
  account: Account,
  since: Date,
  says: (from: Export) => readonly SdkSaying[],
  signals?: readonly Signal[],
): void => {
  account.conditions.push({
    kind: 'sdk_fails',
    service: worker,
    since,
    says: (_account, from) => says(from),
    ...(signals !== undefined && { signals }),
  })
}

/** A service says something once, when its tasks start. */
export const saysAtStart = (
  account: Account,
  since: Date,
  record: Pick<LogRecord, 'level' | 'logger' | 'message'> & { exception?: string },
): void => {
  const { exception, ...said } = record
  const fields = exception === undefined ? {} : { exc_info: exception }
  account.conditions.push({
    kind: 'application_says',
    service: worker,
    everySeconds: 86_400,
    since,
    says: (_account, at) => [{ ...said, at, service: worker, fields }],
  })
}

/** A service's lines carry other trace fields than its spans would give them. */
export const traceFields = (
  account: Account,
  since: Date,
  { service, fields }: { service: string; fields: Readonly<Record<string, unknown>> },
): void => {
  account.conditions.push({
    kind: 'written_as',
    service,
    since,
    as: (record) => [asJson({ ...record, fields: { ...record.fields, ...fields } })],
  })
}
