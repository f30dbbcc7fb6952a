import type { Config } from '../config.ts'
import { plan } from '../dispatch.ts'
import { type Message, PortError, type Queue, type Store } from '../ports.ts'
import type { Job, Request } from '../request.ts'
import { languageFor, languages, type Words } from '../words/words.ts'
import { closedBecause, openChannels } from './channels.ts'
import type { Incoming } from './incoming.ts'
import { type Log, nameOf } from './log.ts'
import { isPinned } from './pins.ts'
import { claimed, forget, patience, seenKey } from './seen.ts'
import { cardMessage, sentence } from './sentence.ts'
import { within } from './within.ts'

/** What the front door needs of the world. */
export type Door = { config: Config; store: Store; queue: Queue; now: () => Date; log: Log }

/** What Slack is told: what the person sees at once, or that the event should be sent again. */
export type Accepted = { reply?: Message; again?: true }

const mostTyped = 3000

const requestOf = (incoming: Incoming, id: string, { config, now }: Door): Request | undefined => {
  const { asks, sender, event: _event, channel = openChannels(config)[0], ...rest } = incoming
  const workspace = sender.team ?? config.SLACK_TEAM_ID?.[0]
  if (channel === undefined || workspace === undefined) return undefined
  return {
    ...rest,
    id,
    at: now().toISOString(),
    line: 'line' in asks ? asks.line : '',
    workspace,
    channel,
    ...(sender.enterprise === undefined ? {} : { enterprise: sender.enterprise }),
    ...(sender.userTeam === undefined ? {} : { userWorkspace: sender.userTeam }),
  }
}

const jobOf = ({ asks }: Incoming, request: Request): Job =>
  'share' in asks
    ? { version: 1, kind: 'share', request, answer: asks.share.slice(0, 128) }
    : { version: 1, kind: 'command', request }

/** @returns what a slash command is told without any work, or what is being done; others are answered by the worker. */
const atOnce = (request: Request, config: Config, words: Words): { reply?: Message; doing?: Message } => {
  if (request.origin !== 'slash') return {}
  const closed = closedBecause(request.channel, config, words)
  if (closed !== undefined) return { reply: sentence(closed) }
  if (request.line.length > mostTyped) return { reply: sentence(words.front.tooLong(mostTyped)) }
  const planned = plan(request.line, { config, words, channel: request.channel })
  return planned.kind === 'run' ? { doing: sentence(planned.doing) } : { reply: cardMessage(planned.card, words) }
}

const queued = async (job: Job, { queue, log }: Door): Promise<'yes' | 'no' | 'maybe'> => {
  const { id } = job.request
  try {
    await within(patience, 'queue', queue.send(JSON.stringify(job), { group: id, once: id }))
    return 'yes'
  } catch (error) {
    log('not_queued', { request: id, error: nameOf(error) })
    return error instanceof PortError && error.reason === 'timed_out' ? 'maybe' : 'no'
  }
}

const readWords = async (user: string, { store, config }: Door): Promise<Words> => {
  const locale = await within(patience, 'store', store.recall(`locale#${user}`)).catch(() => undefined)
  return languages[languageFor(locale, config.CHATOPS_LANGUAGE)]
}

/**
 * Takes what a person did: once, from our workspaces only, and without doing any of it here.
 * @param nonce the hash of a request's signature, where it came by HTTP
 * @returns what they see at once; `again` when it was not taken and Slack may send it again
 */
export const accept = async (incoming: Incoming, nonce: string | undefined, door: Door): Promise<Accepted> => {
  const { config, log } = door
  if (!isPinned(incoming.sender, config)) {
    log('refused_sender', { team: incoming.sender.team, app: incoming.sender.app })
    return { reply: sentence(languages[config.CHATOPS_LANGUAGE].front.wrongWorkspace) }
  }
  const key = seenKey(incoming, nonce)
  const [seen, words] = await Promise.all([claimed(key, door), readWords(incoming.user, door)])
  if (seen === 'seen') return { reply: sentence(words.front.alreadyReceived) }
  if (seen === 'unknown') return { reply: sentence(words.front.notRecorded), again: true }
  const id = incoming.event ?? nonce?.slice(0, 32) ?? crypto.randomUUID()
  const request = requestOf(incoming, id, door)
  if (request === undefined) return { reply: sentence(words.front.nothingToRun) }
  const { reply, doing } = atOnce(request, config, words)
  if (reply !== undefined) return { reply }
  const sent = await queued(jobOf(incoming, request), door)
  if (sent === 'yes') return doing === undefined ? {} : { reply: doing }
  // What may have been queued is not let in again: the queue's own deduplication ends after five minutes.
  if (sent === 'no') await forget(key, door)
  return { reply: sentence(sent === 'maybe' ? words.front.maybeQueued : words.front.notQueued), again: true }
}
