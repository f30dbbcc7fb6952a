import type { Posted } from '../ports.ts'
import type { Job, Request } from '../request.ts'
import { nameOf } from '../slack/log.ts'
import { sentence } from '../slack/sentence.ts'
import { admit, answerTo, type Said } from './answer.ts'
import { type Delivered, deliverAgain, deliverPublicly, deliverTo } from './deliver.ts'
import { keepAnswer, keptAnswer, sharedMessage } from './kept.ts'
import { done, type End, type WorkerParts } from './parts.ts'

/** How often something that is settling is looked at again, and SQS's longest delay in seconds. */
const mostRounds = 3
const longestDelay = 900

type Work = { parts: WorkerParts; milliseconds: number }
type Look = { request: Request; id: string; round: number; message?: Posted }

const isPublic = (request: Request): boolean => request.origin === 'mention'

/** A second delivery finds the first one's answer and reads nothing anew. */
const finished = async (look: Look, { parts, milliseconds }: Work): Promise<Said> => {
  const { request, id } = look
  const kept = await keptAnswer(parts.store, id)
  if (kept !== undefined) {
    const { settleSeconds, ...rest } = kept
    return { ...rest, ran: true, ...(settleSeconds === undefined ? {} : { settleSeconds }) }
  }
  const said = await answerTo(parts, { request, id, isPublic: isPublic(request), milliseconds })
  if (said.ran) {
    const { message, plain, line, settleSeconds } = said
    const answer = {
      channel: request.channel,
      line,
      message,
      plain,
      ...(settleSeconds === undefined ? {} : { settleSeconds }),
    }
    await keepAnswer(parts.store, id, { ...answer, message: copied(message), plain: copied(plain) }).catch(
      // It can still be shown; only sharing it is lost.
      (error: unknown) => parts.log('not_kept', { request: id, error: nameOf(error) }),
    )
  }
  return said
}

const copied = ({ text, blocks }: Said['message']) => ({ text, blocks: [...blocks] })

const delivery = (said: Said, { request, message }: Look, parts: WorkerParts): Promise<Delivered> => {
  if (said.personal || !isPublic(request)) return deliverTo(request, said, parts)
  if (message !== undefined) return deliverAgain(message, { ...said, request }, parts)
  return deliverPublicly(request, said, parts)
}

const lookLater = async (
  { request, round, message }: Look,
  seconds: number,
  { queue, log }: WorkerParts,
): Promise<void> => {
  const job: Job = {
    version: 1,
    kind: 'again',
    request,
    round: round + 1,
    ...(message === undefined ? {} : { message }),
  }
  try {
    await queue.later(JSON.stringify(job), Math.min(longestDelay, Math.max(1, Math.ceil(seconds))))
  } catch (error) {
    // The answer stands and says that it was settling; only the second look is lost.
    log('not_looking_again', { request: request.id, error: nameOf(error) })
  }
}

const answered = async (look: Look, work: Work): Promise<End> => {
  const { parts } = work
  const said = await finished(look, work)
  const settling = said.settleSeconds !== undefined && look.round < mostRounds
  // An ephemeral answer cannot be edited, so a later look speaks only when there is something new to say.
  const silent = settling && look.round > 0 && !isPublic(look.request)
  const delivered: Delivered = silent ? done : await delivery(said, look, parts)
  if (delivered.kind === 'retry' || !settling) return delivered
  const message = delivered.posted ?? look.message
  await lookLater({ ...look, ...(message === undefined ? {} : { message }) }, said.settleSeconds ?? 0, parts)
  return done
}

const shared = async (request: Request, answer: string, parts: WorkerParts): Promise<End> => {
  const { words, refused } = await admit(parts, request)
  const kept = refused === undefined ? await keptAnswer(parts.store, answer) : undefined
  const elsewhere = kept !== undefined && kept.channel !== request.channel
  if (kept === undefined || elsewhere) {
    const message = sentence(refused ?? (elsewhere ? words.front.shareElsewhere : words.front.cannotShare))
    return deliverTo(request, { message, plain: { text: message.text, blocks: [] } }, parts)
  }
  const above = sentence(words.front.sharedBy({ kind: 'person', id: request.user }, kept.line))
  const plain = { text: `${above.text}\n${kept.plain.text}`, blocks: [] }
  return deliverPublicly(request, { message: sharedMessage(kept, above.blocks), plain }, parts)
}

/** @returns the id under which a job is done once and its answer kept. */
export const idOf = (job: Job): string => {
  if (job.kind === 'share') return `${job.request.id}-share`
  return job.kind === 'again' ? `${job.request.id}-${job.round}` : job.request.id
}

/** @returns how the job ended; within `milliseconds` a command has to have its answer. */
export const doJob = (job: Job, work: Work): Promise<End> => {
  const { request } = job
  if (job.kind === 'share') return shared(request, job.answer, work.parts)
  const id = idOf(job)
  if (job.kind === 'command') return answered({ request, id, round: 0 }, work)
  const { round, message } = job
  return answered({ request, id, round, ...(message === undefined ? {} : { message }) }, work)
}
