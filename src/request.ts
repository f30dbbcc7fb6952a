import * as z from 'zod'
import { CanaryRun } from './reads/canary.ts'

/** Where a request came from. A terminal has no Slack ids; everything else has all of them. */
const origins = ['slash', 'mention', 'button', 'shortcut'] as const

/**
 * Who asked, where, and which line: the verified and parsed form of every Slack payload.
 * It is also what travels through the queue, so it holds no function and no secret but `responseUrl`,
 * which is a bearer capability for 30 minutes and 5 uses (Slack's limits) and is never logged.
 */
export const Request = z.object({
  id: z.string().min(1).max(128),
  at: z.iso.datetime(),
  origin: z.enum(origins),
  line: z.string().max(3000),
  workspace: z.string().regex(/^T[A-Z0-9]{1,20}$/),
  enterprise: z.string().optional(),
  channel: z.string().regex(/^[CDG][A-Z0-9]{1,20}$/),
  thread: z
    .string()
    .regex(/^\d{1,12}\.\d{1,8}$/)
    .optional(),
  user: z.string().regex(/^[UW][A-Z0-9]{1,20}$/),
  /** The workspace that the person belongs to, where Slack says so; differs for Slack Connect strangers. */
  userWorkspace: z.string().optional(),
  responseUrl: z.url().optional(),
})
export type Request = z.infer<typeof Request>

/** What somebody asked for, as the queues carry it. `version` lets a new worker read what an old api wrote. */
export const Job = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('command'), request: Request }),
  z.object({ version: z.literal(1), kind: z.literal('share'), request: Request, answer: z.string().max(128) }),
  z.object({
    version: z.literal(1),
    kind: z.literal('again'),
    request: Request,
    /** The message to edit, when the first answer went to a channel. */
    message: z.object({ channel: z.string(), at: z.string() }).optional(),
    round: z.int().min(1).max(10),
  }),
])
export type Job = z.infer<typeof Job>

/** Sent on a schedule; that it is answered shows that the queue, the worker and its configuration work. */
const Heartbeat = z.object({ version: z.literal(1), kind: z.literal('heartbeat') })

/** Sent on a schedule: a canary of that environment. */
const SendCanary = z.object({ version: z.literal(1), kind: z.literal('canary'), environment: z.string().max(64) })
export type SendCanary = z.infer<typeof SendCanary>

/** A canary was sent: look for it. All that is known of it travels along, so that messages may come in any order. */
const ReadCanary = z.object({
  version: z.literal(1),
  kind: z.literal('canary-read'),
  environment: z.string().max(64),
  run: CanaryRun,
  attempt: z.int().min(1).max(6),
})
export type ReadCanary = z.infer<typeof ReadCanary>

/** Everything that the queues carry. */
export const Queued = z.discriminatedUnion('kind', [...Job.options, Heartbeat, SendCanary, ReadCanary])
export type Queued = z.infer<typeof Queued>
