import { useView } from './view.ts'
import type { Environment } from './wire.ts'

type Count = { running: number; wanted: number }

const Tasks = ({ name, running, wanted }: Count & { name: string }) => {
  const { words } = useView()
  const state = running === wanted && wanted > 0 ? 'good' : running === 0 ? 'bad' : 'warn'
  return (
    <li title={words.tasks(running, wanted)}>
      <span className={`dot ${state}`} aria-hidden />
      <span className="name">{name}</span>
      <span className="count">
        {running}/{wanted}
      </span>
    </li>
  )
}

const alarmDots = { ok: 'good', alarm: 'bad', insufficient_data: 'warn' } as const

/** Alarms that are OK are only counted, so that one that is not stands out. */
const Alarms = ({ alarms }: Pick<Environment, 'alarms'>) => {
  const { words } = useView()
  const quiet = alarms.filter(({ state }) => state === 'ok')
  const loud = alarms.filter(({ state }) => state !== 'ok')
  if (alarms.length === 0) return <p className="fine">{words.noAlarms}</p>
  return (
    <ul>
      {loud.map(({ name, state }) => (
        <li key={name}>
          <span className={`dot ${alarmDots[state]}`} aria-hidden />
          <span className="name">{name}</span>
          <span className="count">{words.alarmStates[state]}</span>
        </li>
      ))}
      {quiet.length > 0 && (
        <li title={quiet.map(({ name }) => name).join('\n')}>
          <span className="dot good" aria-hidden />
          <span className="name">{words.alarmsOk(quiet.length)}</span>
          <span className="count">{words.alarmStates.ok}</span>
        </li>
      )}
    </ul>
  )
}

/** One environment: its collector, services and alarms as they truly are, whatever the bot may read. */
export const EnvironmentCard = ({ environment, open }: { environment: Environment; open: boolean }) => {
  const { words } = useView()
  const { name, account, region, collector, services, alarms } = environment
  const firing = alarms.filter(({ state }) => state === 'alarm').length
  return (
    <details className="environment" open={open}>
      <summary>
        <strong>{name}</strong>
        {firing > 0 && <span className="pill bad">{firing}</span>}
        <small>{words.account(account, region)}</small>
      </summary>
      <h4>{words.collector}</h4>
      {collector === undefined ? (
        <p className="fine">{words.noServices}</p>
      ) : (
        <ul>
          <Tasks {...collector} />
        </ul>
      )}
      <h4>{words.services}</h4>
      {services.length === 0 ? <p className="fine">{words.noServices}</p> : null}
      <ul>
        {services.map((service) => (
          <Tasks key={service.name} {...service} />
        ))}
      </ul>
      <h4>{words.alarms}</h4>
      <Alarms alarms={alarms} />
    </details>
  )
}
