import { type Message, type Messenger, PortError, type Posted } from '../ports.ts'
import type { Request } from '../request.ts'
import { type Log, nameOf } from '../slack/log.ts'
import type { End } from './parts.ts'

/** An answer in two forms: as it should look, and as text alone for when Slack refuses its blocks or its length. */
export type Outgoing = { message: Message; plain: Message }

export type Delivered = End & { posted?: Posted }

type Route = (message: Message) => Promise<Posted | undefined>

type Delivery = { messenger: Messenger; log: Log; now: () => Date }

/** Milliseconds after which a response_url is not tried: it lives 30 minutes. */
const responseLife = 29 * 60 * 1000

const nothing = (): undefined => undefined

/** @returns the ways to reach one person, best first. In a thread only a whisper stands where the question was. */
const routesTo = (request: Request, { messenger, now }: Delivery): Route[] => {
  const { channel, user, thread, responseUrl } = request
  const to = { channel, user, ...(thread === undefined ? {} : { thread }) }
  const whisper: Route = (message) => messenger.whisper(to, message).then(nothing)
  const isFresh = now().getTime() - new Date(request.at).getTime() < responseLife
  if (responseUrl === undefined || !isFresh) return [whisper]
  const respond: Route = (message) => messenger.respond(responseUrl, message, { shared: false }).then(nothing)
  return thread === undefined ? [respond, whisper] : [whisper, respond]
}

/** Waiting is the queue's; a token that Slack refuses goes to the dead letters, where an alarm watches. */
const retry = (error: PortError): Delivered => ({
  kind: 'retry',
  why: `slack ${error.reason}`,
  ...(error.retryAfterSeconds === undefined ? {} : { seconds: error.retryAfterSeconds }),
})

const attempt = async (routes: readonly Route[], message: Message, request: string, log: Log) => {
  for (const route of routes) {
    try {
      return { posted: await route(message) }
    } catch (error) {
      if (!(error instanceof PortError)) throw error
      log('slack_refused', { request, operation: error.operation, reason: error.reason, detail: error.detail })
      if (error.reason !== 'not_found') return { error }
    }
  }
  return { gone: true as const }
}

const sent = async (routes: readonly Route[], outgoing: Outgoing, context: { request: string; log: Log }) => {
  const { request, log } = context
  const first = await attempt(routes, outgoing.message, request, log)
  const refusedForm = 'error' in first && first.error.reason === 'unsupported'
  return refusedForm ? attempt(routes, outgoing.plain, request, log) : first
}

const delivered = async (routes: readonly Route[], outgoing: Outgoing, context: { request: string; log: Log }) => {
  const result = await sent(routes, outgoing, context)
  if ('error' in result && result.error.reason !== 'unsupported') return retry(result.error)
  if ('posted' in result) return { kind: 'done' as const, ...(result.posted ? { posted: result.posted } : {}) }
  // Nobody can be reached any more, and trying again would not change that.
  context.log('answer_undeliverable', { request: context.request })
  return { kind: 'done' as const }
}

/** Answers one person, seen by nobody else. @returns done, also when they cannot be reached any more, or a retry. */
export const deliverTo = (request: Request, outgoing: Outgoing, delivery: Delivery): Promise<Delivered> =>
  delivered(routesTo(request, delivery), outgoing, { request: request.id, log: delivery.log })

/** Posts to the channel, into the thread where there is one. @returns where it stands, or a retry. */
export const deliverPublicly = (request: Request, outgoing: Outgoing, delivery: Delivery): Promise<Delivered> => {
  const { channel, thread, id } = request
  const route: Route = (message) => delivery.messenger.post(channel, message, thread)
  return delivered([route], outgoing, { request: id, log: delivery.log })
}

/** Edits a message that was posted before; one that was deleted since is posted anew, once. */
export const deliverAgain = (
  posted: Posted,
  { request, ...outgoing }: Outgoing & { request: Request },
  delivery: Delivery,
): Promise<Delivered> => {
  const edit: Route = (message) => delivery.messenger.edit(posted, message).then(() => posted)
  const post: Route = (message) => delivery.messenger.post(request.channel, message, request.thread)
  return delivered([edit, post], outgoing, { request: request.id, log: delivery.log })
}

/** @returns a retry for a failure of the table or the queue; anything but a `PortError` is a bug and goes on up. */
export const retryOf = (error: unknown): End => {
  if (error instanceof PortError) return { kind: 'retry', why: `${error.operation} ${error.reason}` }
  return { kind: 'retry', why: nameOf(error) }
}
