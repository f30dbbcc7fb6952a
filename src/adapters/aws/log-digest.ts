import { shapeOf } from '../../log-shape.ts'
import type { DigestQuery, LogDigest, LogEvent, LogKind } from '../../ports.ts'
import { type LogReader, newestEvents } from './log-events.ts'

/** Kinds of lines that are kept, and characters of each example: a digest stays small enough to be handed around. */
const mostKinds = 200
const longest = 4000
/** Of a longer one the end is kept, too: there a traceback says what went wrong. */
const ending = 600

const shortened = (message: string): string =>
  message.length <= longest ? message : `${message.slice(0, longest - ending)} … ${message.slice(-ending)}`

/** A container's streams differ by the task; what its tasks write alike is one kind. */
const writerOf = (stream: string): string => stream.replace(/\/[^/]*$/, '')

const add = (kinds: Map<string, LogKind>, { at, stream, message }: LogEvent): void => {
  const key = `${writerOf(stream)} ${shapeOf(message)}`
  const known = kinds.get(key)
  if (known === undefined) {
    if (kinds.size < mostKinds)
      kinds.set(key, { stream, message: shortened(message), count: 1, firstAt: at, lastAt: at })
    return
  }
  known.count += 1
  if (at < known.firstAt) known.firstAt = at
}

/** @returns the lines of a group between two times by kind, from the newest back as far as the calls reach. */
export const logDigest = async (
  reader: LogReader,
  { containing = [], keep = () => true, ...query }: DigestQuery,
): Promise<LogDigest> => {
  const { items, complete, readFrom } = await newestEvents(reader, {
    ...query,
    ...(containing.length > 0 && { anyOf: containing }),
    enough: () => false,
  })
  const kinds = new Map<string, LogKind>()
  for (const event of items) if (keep(event.message)) add(kinds, event)
  return { kinds: [...kinds.values()], complete, readFrom: new Date(readFrom) }
}
