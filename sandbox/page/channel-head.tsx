import { useView } from './view.ts'

type Props = {
  name: string
  /** How many faults are on. */
  faults: number
  menu: boolean
  panel: boolean
  toggleMenu: () => void
  togglePanel: () => void
}

/** The head of a channel: its name, and what opens the channels and the account. */
export const ChannelHead = ({ name, faults, menu, panel, toggleMenu, togglePanel }: Props) => {
  const { words } = useView()
  return (
    <header className="channel-head">
      <button
        type="button"
        className="icon menu"
        onClick={toggleMenu}
        aria-expanded={menu}
        aria-label={words.openChannels}
      >
        ☰
      </button>
      <h2># {name}</h2>
      <button type="button" className="panel-toggle" aria-pressed={panel} onClick={togglePanel}>
        {words.panel}
        {faults > 0 && <span className="pill bad">{faults}</span>}
      </button>
    </header>
  )
}
