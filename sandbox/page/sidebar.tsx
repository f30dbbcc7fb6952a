import { Avatar } from './avatar.tsx'
import { nameOf, useView } from './view.ts'
import type { Channel, Person } from './wire.ts'

type Props = {
  channels: readonly Channel[]
  chosen: string
  choose: (channel: string) => void
  become: (person: Person) => void
}

const People = ({ become }: Pick<Props, 'become'>) => {
  const view = useView()
  const { words, person, workspace } = view
  const notes: Record<string, string> = words.roleNotes
  return (
    <fieldset className="people">
      <legend>{words.people}</legend>
      {workspace.people
        .filter(({ bot }) => !bot)
        .map((each) => (
          <label key={each.id} className="person">
            <input type="radio" name="person" checked={each.id === person.id} onChange={() => become(each)} />
            <Avatar user={each.id} small />
            <span>
              <strong>{nameOf(each.id, view)}</strong>
              <small>{notes[each.id]}</small>
            </span>
          </label>
        ))}
      <p className="fine">{words.peopleNote}</p>
    </fieldset>
  )
}

/** The workspace: its channels, and who one is in it. */
export const Sidebar = ({ channels, chosen, choose, become }: Props) => {
  const { words, workspace } = useView()
  return (
    <nav className="sidebar" aria-label={words.channels}>
      <header>
        <span className="brand" aria-hidden>
          ◈
        </span>
        <div>
          <h1>{workspace.teamName}</h1>
          <p>{words.simulated}</p>
        </div>
      </header>
      <h2>{words.channels}</h2>
      <ul>
        {channels.map(({ id, name }) => (
          <li key={id}>
            <button type="button" aria-current={id === chosen ? 'page' : undefined} onClick={() => choose(id)}>
              <span aria-hidden>#</span> {name}
            </button>
          </li>
        ))}
      </ul>
      <People become={become} />
    </nav>
  )
}
