import { useView } from './view.ts'

/** The first message of a channel: what to try. */
export const Introduction = ({ channel }: { channel: string }) => {
  const { words, write, workspace } = useView()
  const { title, text, suggestions } = words.introduction
  const topics: Record<string, string> = words.topics
  const name = workspace.channels.find(({ id }) => id === channel)?.name
  return (
    <section className="introduction" aria-label={title}>
      <p className="topic">
        <strong># {name}</strong> {topics[channel]}
      </p>
      <h2>{title}</h2>
      <p>{text}</p>
      <div className="buttons">
        {suggestions.map((line) => (
          <button key={line} type="button" className="suggestion" onClick={() => write(line)}>
            <code>{line}</code>
          </button>
        ))}
      </div>
      <p className="fine">{words.simulatedNote}</p>
    </section>
  )
}
