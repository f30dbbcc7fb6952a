import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks.tsx'
import { numbered } from './numbered.ts'
import { shown, timeOf } from './time.ts'
import { nameOf, useView } from './view.ts'
import type { Message } from './wire.ts'

const clock = { timeStyle: 'short' } as const

/** Text as it was typed; only the mention of the app is drawn as one. */
const Typed = ({ text }: { text: string }) => {
  const { workspace } = useView()
  const parts = numbered(text.split(`<@${workspace.bot.user}>`))
  return (
    <p className={text.startsWith('/') ? 'typed command' : 'typed'}>
      {parts.map(({ key, item, first }) => (
        <span key={key}>
          {first ? null : <span className="mention">@{workspace.bot.name}</span>}
          {item}
        </span>
      ))}
    </p>
  )
}

const Heading = ({ message }: { message: Message }) => {
  const view = useView()
  const at = timeOf(message.ts)
  return (
    <div className="heading">
      <strong>{nameOf(message.user, view)}</strong>
      {message.user === view.workspace.bot.user && <span className="badge">{view.words.app}</span>}
      <time dateTime={at.toISOString()}>{shown(at, view.person, clock)}</time>
    </div>
  )
}

const Tools = ({ message }: { message: Message }) => {
  const { words, openThread, shortcut } = useView()
  if (message.ephemeralTo !== undefined) return null
  return (
    <div className="tools" role="toolbar" aria-label={words.shortcuts}>
      <button
        type="button"
        onClick={() => openThread(message.thread ?? message.ts)}
        title={words.openThread}
        aria-label={words.openThread}
      >
        <span aria-hidden>💬</span>
      </button>
      <button
        type="button"
        onClick={() => shortcut(message, 'otel_verify')}
        title={words.verifyShortcut}
        aria-label={words.verifyShortcut}
      >
        <span aria-hidden>⚡</span>
      </button>
    </div>
  )
}

type Props = { message: Message; replies?: number; follows?: boolean }

/** One message; `follows` when it stands right below another of the same sender. */
export const MessageRow = ({ message, replies = 0, follows = false }: Props) => {
  const { words, openThread } = useView()
  const ephemeral = message.ephemeralTo !== undefined
  const drawn = message.blocks.length > 0
  return (
    <article
      className={`message${ephemeral ? ' ephemeral' : ''}${follows ? ' follows' : ''}`}
      aria-label={message.text.slice(0, 120)}
    >
      <div className="side">{follows ? null : <Avatar user={message.user} />}</div>
      <div className="body">
        {ephemeral && !follows && <p className="only-you">👁 {words.onlyYou}</p>}
        {!follows && <Heading message={message} />}
        {message.broadcast === true && <p className="only-you">{words.repliedInThread}</p>}
        {drawn ? <Blocks message={message} /> : <Typed text={message.text} />}
        {message.editedAt !== undefined && <span className="edited">{words.edited}</span>}
        {replies > 0 && (
          <button type="button" className="replies" onClick={() => openThread(message.ts)}>
            {words.replies(replies)}
          </button>
        )}
      </div>
      <Tools message={message} />
    </article>
  )
}
