import { EnvironmentCard } from './environment.tsx'
import { Faults } from './faults.tsx'
import { advance } from './server.ts'
import { shown } from './time.ts'
import { useView } from './view.ts'
import type { State } from './wire.ts'

const whole = { dateStyle: 'medium', timeStyle: 'medium' } as const

const VirtualTime = ({ now }: { now: Date }) => {
  const { words, person } = useView()
  return (
    <section className="virtual-time" aria-label={words.time}>
      <div>
        <h3>{words.time}</h3>
        <time dateTime={now.toISOString()}>{shown(now, person, whole)}</time>
      </div>
      <fieldset className="advances" aria-label={words.advance}>
        {Object.entries(words.advances).map(([seconds, label]) => (
          <button key={seconds} type="button" onClick={() => advance(Number(seconds))}>
            {label}
          </button>
        ))}
      </fieldset>
    </section>
  )
}

/** The simulated account beside the conversation: how it stands, and how it can be broken. */
export const Panel = ({ state, channel, close }: { state: State | undefined; channel: string; close: () => void }) => {
  const { words } = useView()
  const on = state?.faults.on.length ?? 0
  const environments = state?.environments ?? []
  const first = environments.filter((environment) => environment.channel === channel)
  const others = environments.filter((environment) => environment.channel !== channel)
  return (
    <aside className="drawer panel" aria-label={words.panel} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header className="drawer-head">
        <h2>{words.panel}</h2>
        <span className={on > 0 ? 'pill bad' : 'pill good'}>{on > 0 ? words.faultsOn(on) : words.healthy}</span>
        <button type="button" className="icon" onClick={close} aria-label={words.closePanel}>
          ✕
        </button>
      </header>
      {state !== undefined && (
        <div className="panel-body">
          <VirtualTime now={state.now} />
          {first.map((environment) => (
            <EnvironmentCard key={environment.name} environment={environment} open />
          ))}
          <Faults all={state.faults.all} on={state.faults.on} />
          {others.map((environment) => (
            <EnvironmentCard key={environment.name} environment={environment} open={false} />
          ))}
        </div>
      )}
    </aside>
  )
}
