import { Introduction } from './introduction.tsx'
import { MessageRow } from './message.tsx'
import { useStickToNewest } from './stick.ts'
import { timeOf } from './time.ts'
import { useView } from './view.ts'
import type { Message } from './wire.ts'

/** Messages of one sender within five minutes stand together, as in Slack. */
const together = 5 * 60_000

const follows = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.user === message.user &&
  before.ephemeralTo === message.ephemeralTo &&
  timeOf(message.ts).getTime() - timeOf(before.ts).getTime() < together

/** @returns what a person sees of the messages of a channel. */
export const visibleTo = (messages: readonly Message[], person: string): Message[] =>
  messages.filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === person)

/** The messages of a channel, oldest first. */
export const MessageList = ({ channel, messages }: { channel: string; messages: readonly Message[] }) => {
  const { words, person } = useView()
  const here = visibleTo(messages, person.id).filter((message) => message.channel === channel)
  const tops = here.filter(({ thread, broadcast }) => thread === undefined || broadcast === true)
  const stamp = here.map(({ ts, editedAt }) => editedAt ?? ts).join()
  const list = useStickToNewest(stamp, `${channel} ${person.id}`)
  const replies = (ts: string) => here.filter(({ thread }) => thread === ts).length
  return (
    <div className="message-list" ref={list} role="log" aria-label={words.messages} aria-live="polite">
      <div className="push" />
      <Introduction channel={channel} />
      {tops.map((message, index) => (
        <MessageRow
          key={message.ts}
          message={message}
          replies={replies(message.ts)}
          follows={follows(message, tops[index - 1])}
        />
      ))}
    </div>
  )
}
