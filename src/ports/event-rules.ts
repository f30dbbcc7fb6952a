import * as z from 'zod'

/** A rule of the default event bus: its event pattern as it was written, absent for one that only runs on a schedule. */
export const EventRule = z.object({
  name: z.string(),
  enabled: z.boolean(),
  pattern: z.string().optional(),
  /** ARNs of what events are handed to. */
  targets: z.array(z.string()),
})
export type EventRule = z.infer<typeof EventRule>

/** EventBridge. */
export type EventRules = {
  /** The rule of that name with its targets; undefined when there is none. */
  rule(name: string): Promise<EventRule | undefined>
}
