import type { Card } from '../card.ts'
import type { Environment } from '../config.ts'
import { plan, type RunPlan } from '../dispatch.ts'
import { type Message, type Person, PortError } from '../ports.ts'
import type { Request } from '../request.ts'
import { nameOf } from '../slack/log.ts'
import { plainMessage } from '../slack/plain.ts'
import { cardMessage, sentence } from '../slack/sentence.ts'
import { within } from '../slack/within.ts'
import { languageFor, languages, type Words } from '../words/words.ts'
import { type Refused, refusedGroup, refusedHere } from './access.ts'
import { canaryMemory } from './canary-memory.ts'
import type { Answer, WorkerParts } from './parts.ts'

/** What is to be said: to the person alone when it is about them, and how. */
export type Said = {
  message: Message
  plain: Message
  line: string
  /** Only the person sees it, also where the question was public: a refusal is nobody else's business. */
  personal?: true
  /** It came from a run, so it may be shared and kept. */
  ran?: true
  settleSeconds?: number
}

type Asked = { request: Request; id: string; isPublic: boolean; milliseconds: number }

/** Milliseconds that a run which ignores its signal is waited for after its deadline. */
const grace = 300

const said = (text: Exclude<Refused, undefined>, line: string): Said => {
  const message = sentence(text)
  return { message, plain: { text: message.text, blocks: [] }, line, personal: true }
}

const shown = (card: Card, words: Words, answer?: string): Pick<Said, 'message' | 'plain'> => ({
  message: cardMessage(card, words, answer === undefined ? {} : { answer }),
  plain: plainMessage(card),
})

const shareable = (card: Card, label: string): Card => {
  const buttons = card.buttons ?? []
  return buttons.some(({ does }) => does === 'share')
    ? card
    : { ...card, buttons: [...buttons, { label, does: 'share' }] }
}

const runWithin = async (
  planned: RunPlan,
  words: Words,
  asked: { request: Request; parts: WorkerParts; milliseconds: number },
) => {
  const { request, parts, milliseconds } = asked
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), milliseconds)
  const { signal } = deadline
  try {
    const ports = parts.account(planned.environment, signal)
    const canary = canaryMemory(parts.store, request.id)
    const context = { words, ports, signal, now: parts.now, canary }
    return await within(milliseconds + grace, 'run', parts.runPlan(planned, context))
  } finally {
    clearTimeout(timer)
    deadline.abort()
  }
}

/** A run that broke or never came back is still answered: nothing is read twice for one bug. */
const brokenRun = (
  error: unknown,
  planned: RunPlan,
  { words, id, parts }: { words: Words; id: string; parts: WorkerParts },
) => {
  const isLate = error instanceof PortError && error.operation === 'run'
  parts.log(isLate ? 'run_out_of_time' : 'run_failed', { request: id, command: planned.command, error: nameOf(error) })
  const text = isLate ? words.front.outOfTime : words.front.broken(id)
  const card: Card = {
    mark: 'unknown',
    headline: [{ kind: 'text', text }],
    parts: [],
    buttons: [{ label: planned.line.slice(0, 70), does: 'run', line: planned.line }],
  }
  return { outcome: 'failed', card } satisfies Answer
}

const ranAnswer = async (planned: RunPlan, words: Words, asked: Asked & { parts: WorkerParts }): Promise<Said> => {
  const { parts, id, isPublic } = asked
  const answer = await runWithin(planned, words, asked).catch((error: unknown) =>
    brokenRun(error, planned, { words, id, parts }),
  )
  const card = isPublic ? answer.card : shareable(answer.card, words.front.share)
  const settle: number | undefined = 'settleSeconds' in answer ? answer.settleSeconds : undefined
  return {
    ...shown(card, words, isPublic ? undefined : id),
    line: planned.line,
    ran: true,
    ...(settle === undefined ? {} : { settleSeconds: settle }),
  }
}

/** @returns the person, and the words in their language, which is remembered for the api. */
const whoAsks = async ({ people, store, config, log }: WorkerParts, user: string) => {
  const person: Person | undefined = await people.person(user).catch((error: unknown) => {
    log('person_unknown', { error: nameOf(error) })
    return undefined
  })
  const locale = person?.locale ?? (await store.recall(`locale#${user}`).catch(() => undefined))
  if (person?.locale !== undefined) {
    await store.keep(`locale#${user}`, person.locale, 30 * 24 * 60 * 60).catch(() => undefined)
  }
  return { person, words: languages[languageFor(locale, config.CHATOPS_LANGUAGE)] }
}

/**
 * @returns the words for the person, and why they may not ask, decided anew: what the queue carries gives no right.
 * What Slack cannot say is a refusal.
 */
export const admit = async (parts: WorkerParts, request: Request): Promise<{ words: Words; refused: Refused }> => {
  const { person, words } = await whoAsks(parts, request.user)
  if (person === undefined) return { words, refused: words.front.cannotCheck }
  const refused = refusedHere(person, parts.people, { request, config: parts.config, words })
  return { words, refused: await closed(refused, words) }
}

const closed = (refused: Promise<Refused>, words: Words): Promise<Refused> =>
  refused.catch((error: unknown) => {
    if (error instanceof PortError) return words.front.cannotCheck
    throw error
  })

/** @returns what is to be said to a request: a refusal, help, or the answer of its command. */
export const answerTo = async (parts: WorkerParts, asked: Asked): Promise<Said> => {
  const { request } = asked
  const { words, refused } = await admit(parts, request)
  if (refused !== undefined) return said(refused, request.line)
  const planned = plan(request.line, { config: parts.config, words, channel: request.channel })
  if (planned.kind !== 'run') return { ...shown(planned.card, words), line: request.line }
  const { environment }: { environment: Environment } = planned
  const group = await closed(refusedGroup(environment, parts.people, { request, words }), words)
  if (group !== undefined) return said(group, request.line)
  return ranAnswer(planned, words, { ...asked, parts })
}
