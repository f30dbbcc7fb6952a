import type { Account } from './state.ts'

/** What is wrong with the flow of telemetry, since when, until when. Logs, metrics and traces all follow from these. */
export type Condition = { since: Date; until?: Date } & (
  | { kind: 'collector_down' }
  | { kind: 'traces_denied' }
  | { kind: 'emf_denied' }
  | { kind: 'namespace'; name: string }
  | { kind: 'text_logs'; service: string }
  | { kind: 'no_endpoint'; service: string }
  | { kind: 'memory_pressure' }
  | { kind: 'service_down'; service: string }
  | { kind: 'faults'; service: string; rate: number }
)

type Kind = Condition['kind']

/** @returns the condition of that kind that holds at a time (ms), for the service where one is named. */
export const during = <K extends Kind>(
  account: Account,
  kind: K,
  at: number,
  service?: string,
): Extract<Condition, { kind: K }> | undefined => {
  if (account.conditions.length === 0) return undefined
  for (const condition of account.conditions) {
    if (condition.kind !== kind || at < condition.since.getTime()) continue
    if (condition.until !== undefined && at >= condition.until.getTime()) continue
    if (service !== undefined && 'service' in condition && condition.service !== service) continue
    return condition as Extract<Condition, { kind: K }>
  }
  return undefined
}
