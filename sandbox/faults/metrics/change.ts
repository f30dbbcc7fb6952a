import * as z from 'zod'
import { minute as minuteMs } from '../../account/clock.ts'
import type { Account } from '../../account/state.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago } from '../fault.ts'
import { nextApplication } from '../revisions.ts'
import { rollOut } from '../roll_out.ts'

type Variables = { without?: readonly string[]; variables?: Readonly<Record<string, string>> }

/**
 * Rolls agent-worker out with other variables of its SDK.
 * @returns since when all its tasks run with them
 */
export const changeVariables = (account: Account, change: Variables): Date => {
  const at = ago(account)
  return rollOut(account, worker, { at, definition: nextApplication(account, worker, { registeredAt: at, ...change }) })
}

/** @returns a minute's values as a running total since a time: all those of the minutes before, too. */
export const runningTotal =
  (since: Date) =>
  (of: (minute: number) => readonly number[] | undefined, minute: number): readonly number[] | undefined => {
    const first = Math.ceil(since.getTime() / minuteMs)
    const values: number[] = []
    for (let each = first; each <= minute; each++) values.push(...(of(each) ?? []))
    return values.length === 0 ? undefined : values
  }

/** @returns an event of which CloudWatch is not told to make a metric, without some of its labels. */
export const notEmbedded =
  (...labels: readonly string[]) =>
  (event: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(event).filter(([name]) => !['_aws', 'Version', ...labels].includes(name)))

const Directives = z.object({
  Timestamp: z.number(),
  CloudWatchMetrics: z.array(z.looseObject({ Metrics: z.array(z.looseObject({})) })),
})
/** @returns a change of an event's directives. */
export const directives =
  (change: (each: z.infer<typeof Directives>['CloudWatchMetrics'][number]) => object) =>
  (event: Record<string, unknown>): Record<string, unknown> => {
    if (event['_aws'] === undefined) return event
    const { Timestamp, CloudWatchMetrics } = Directives.parse(event['_aws'])
    return { ...event, _aws: { Timestamp, CloudWatchMetrics: CloudWatchMetrics.map(change) } }
  }
