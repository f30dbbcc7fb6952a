import { useEffect, useState } from 'react'
import { grouped } from './fault-groups.ts'
import { breakWith } from './server.ts'
import { useView } from './view.ts'

/** A switch moves at once, and stands where the server says as soon as that is known. */
const useSwitches = (on: readonly string[]) => {
  const [wanted, setWanted] = useState<readonly string[]>()
  const apply = (next: readonly string[]) => {
    setWanted(next)
    breakWith(next).catch(() => setWanted(undefined))
  }
  const settled = on.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says takes over whenever it changes
  useEffect(() => setWanted(undefined), [settled])
  return { shown: wanted ?? on, apply }
}

/** A switch for every fault there is, by the part of the pipeline that it breaks. */
export const Faults = ({ all, on }: { all: readonly string[]; on: readonly string[] }) => {
  const { words } = useView()
  const { shown, apply } = useSwitches(on)
  const labels: Record<string, string> = words.faults
  const toggle = (fault: string) =>
    apply(shown.includes(fault) ? shown.filter((each) => each !== fault) : [...shown, fault])
  return (
    <section className="faults">
      <div className="faults-head">
        <h3>{words.faultsTitle}</h3>
        <button type="button" onClick={() => apply([])} disabled={shown.length === 0}>
          {words.clearFaults}
        </button>
      </div>
      <p className="fine">{words.faultsNote}</p>
      {grouped(all).map(({ group, faults }) => (
        <fieldset key={group}>
          <legend>{words.groups[group]}</legend>
          {faults.map((fault) => (
            <label key={fault} className="switch" title={fault}>
              <span>{labels[fault] ?? fault}</span>
              <input
                type="checkbox"
                role="switch"
                checked={shown.includes(fault)}
                aria-checked={shown.includes(fault)}
                onChange={() => toggle(fault)}
              />
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}
