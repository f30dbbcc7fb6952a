import { Composer } from './composer.tsx'
import { MessageRow } from './message.tsx'
import { visibleTo } from './message-list.tsx'
import { useStickToNewest } from './stick.ts'
import { useView } from './view.ts'
import type { Command, Message } from './wire.ts'

type Props = { ts: string; messages: readonly Message[]; commands: readonly Command[]; close: () => void }

/** A thread in its drawer: the message it began with, its replies, and a composer that mentions. */
export const Thread = ({ ts, messages, commands, close }: Props) => {
  const { words, person, write } = useView()
  const seen = visibleTo(messages, person.id)
  const root = seen.find((message) => message.ts === ts)
  const replies = seen.filter(({ thread }) => thread === ts)
  const list = useStickToNewest(replies.map(({ ts: at, editedAt }) => editedAt ?? at).join(), ts)
  return (
    <aside className="drawer thread" aria-label={words.thread} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header className="drawer-head">
        <h2>{words.thread}</h2>
        <button type="button" className="icon" onClick={close} aria-label={words.close}>
          ✕
        </button>
      </header>
      <div className="thread-list" ref={list} role="log" aria-label={words.thread}>
        {root === undefined ? <p className="fine">{words.empty}</p> : <MessageRow message={root} />}
        {replies.length > 0 && <p className="reply-count">{words.replies(replies.length)}</p>}
        {replies.map((message) => (
          <MessageRow key={message.ts} message={message} />
        ))}
        <p className="fine">{words.threadHint}</p>
      </div>
      <Composer
        placeholder={words.threadComposer}
        opening="@otel"
        commands={commands}
        send={(text) => write(text, ts)}
      />
    </aside>
  )
}
