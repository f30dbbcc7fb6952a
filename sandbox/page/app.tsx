import { useEffect, useState } from 'react'
import type { Deed } from '../server/deed.ts'
import { sandboxWords } from '../words.ts'
import { ChannelHead } from './channel-head.tsx'
import { Composer } from './composer.tsx'
import { useLive } from './live.ts'
import { MessageList } from './message-list.tsx'
import { Panel } from './panel.tsx'
import { act } from './server.ts'
import { Sidebar } from './sidebar.tsx'
import { Thread } from './thread.tsx'
import { type View, ViewContext } from './view.ts'
import { useWhere } from './where.ts'

const wide = () => window.matchMedia('(min-width: 1080px)').matches

export const App = () => {
  const [locale, setLocale] = useState('en-US')
  const live = useLive(locale)
  const { person, setPerson, channels, channel, setChannel } = useWhere(live.workspace)
  const [thread, setThread] = useState<string>()
  const [panel, setPanel] = useState(wide)
  const [menu, setMenu] = useState(false)
  useEffect(() => {
    if (person === undefined) return
    setLocale(person.locale)
    document.documentElement.lang = person.language
    document.title = sandboxWords[person.language].title
  }, [person])
  if (live.workspace === undefined || person === undefined || channel === undefined) return null
  const words = sandboxWords[person.language]
  const from = { user: person.id, channel: channel.id }
  // What cannot be sent is not lost silently: the page says that the server does not answer.
  const hand = (deed: Deed) => void act(deed).catch(() => undefined)
  const view: View = {
    words,
    person,
    workspace: live.workspace,
    openThread: setThread,
    press: ({ ts }, block, action) => hand({ do: 'press', ...from, ts, block, action }),
    shortcut: ({ ts }, callback) => hand({ do: 'shortcut', ...from, ts, callback }),
    write: (text, inThread) =>
      hand({ do: 'write', ...from, text, ...(inThread === undefined ? {} : { thread: inThread }) }),
  }
  const go = (id: string) => {
    setChannel(id)
    setThread(undefined)
    setMenu(false)
  }
  const togglePanel = () => {
    setThread(undefined)
    setPanel(!panel || thread !== undefined)
  }
  return (
    <ViewContext value={view}>
      <div className={`page${panel || thread !== undefined ? ' with-drawer' : ''}${menu ? ' with-menu' : ''}`}>
        <Sidebar channels={channels} chosen={channel.id} choose={go} become={({ id }) => setPerson(id)} />
        <main>
          <ChannelHead
            name={channel.name}
            faults={live.state?.faults.on.length ?? 0}
            menu={menu}
            panel={panel}
            toggleMenu={() => setMenu(!menu)}
            togglePanel={togglePanel}
          />
          {!live.online && (
            <p className="offline" role="alert">
              {words.offline}
            </p>
          )}
          <MessageList channel={channel.id} messages={live.messages} />
          <Composer
            key={channel.id}
            placeholder={words.composer(channel.name)}
            opening="/otel"
            commands={live.commands}
            send={view.write}
          />
        </main>
        {thread !== undefined ? (
          <Thread ts={thread} messages={live.messages} commands={live.commands} close={() => setThread(undefined)} />
        ) : (
          panel && <Panel state={live.state} channel={channel.id} close={() => setPanel(false)} />
        )}
      </div>
    </ViewContext>
  )
}
