import { emfLine } from '../metric.ts'
import type { CanaryConfig } from './config.ts'
import { sendCanary } from './send.ts'
import { type CanaryAnswer, CanaryEvent, type CanaryRecorded } from './wire.ts'

type World = { write: (line: string) => void; now: () => Date }

/**
 * What the function does with an event: `send` tries, `record` writes how a round ended, as a metric of the stack's own
 * account. Values: `Failed` 0 or 1, `Send` and `ReadBack` in milliseconds.
 * @returns the handler; it throws for an event that is none
 */
export const canaryHandler = (config: CanaryConfig, { write, now }: World) => {
  const metric = (values: Readonly<Record<string, number>>, id: string): void => {
    const metrics = Object.entries(values).map(([name, value]) => ({
      name,
      value,
      unit: name === 'Failed' ? ('Count' as const) : ('Milliseconds' as const),
    }))
    write(emfLine({ namespace: config.CANARY_NAMESPACE, dimensions: {}, metrics, at: now(), more: { id } }))
  }
  return async (event: unknown): Promise<CanaryAnswer | CanaryRecorded> => {
    const asked = CanaryEvent.parse(event)
    const { id } = asked
    if (asked.kind === 'record') {
      const { failed, readBackMs } = asked
      metric({ Failed: failed, ...(readBackMs !== undefined && { ReadBack: readBackMs }) }, id)
      return { version: 1, id, recorded: true }
    }
    const answer = await sendCanary(id, config, { now })
    const { steps } = answer
    write(JSON.stringify({ event: 'canary_sent', id, traceId: answer.traceId, steps }))
    if (steps.every(({ error }) => error === undefined))
      metric({ Send: steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0) }, id)
    return answer
  }
}
