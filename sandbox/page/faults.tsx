import { useEffect, useState } from 'react'
import type { FindingTexts } from '../../src/words/findings.ts'
import { grouped } from './fault-groups.ts'
import { breakWith } from './server.ts'
import { useView, type View } from './view.ts'

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

type Named = Readonly<Record<string, { name: string }>>

/** The names of causes come with all that is said about them, so they are fetched apart from the page. */
const useNames = (language: View['person']['language']): Named => {
  const [names, setNames] = useState<Named>({})
  useEffect(() => {
    const loaded: Promise<{ findingTexts(of: typeof language): FindingTexts }> = import('../../src/words/findings.ts')
    void loaded.then(({ findingTexts }) => setNames(findingTexts(language)))
  }, [language])
  return names
}

/** @returns what a fault is called: by the page's own words, or as the cause that it is. */
const labelOf = (fault: string, { words }: Pick<View, 'words'>, names: Named): string => {
  const labels: Record<string, string> = words.faults
  return labels[fault] ?? names[fault]?.name ?? fault
}

/** A switch for every fault there is, by the part of the pipeline that it breaks; groups unfold, and a word finds them. */
export const Faults = ({ all, on }: { all: readonly string[]; on: readonly string[] }) => {
  const view = useView()
  const { words } = view
  const names = useNames(view.person.language)
  const { shown, apply } = useSwitches(on)
  const [search, setSearch] = useState('')
  const toggle = (fault: string) =>
    apply(shown.includes(fault) ? shown.filter((each) => each !== fault) : [...shown, fault])
  const wanted = search.trim().toLowerCase()
  const found = all.filter((fault) => `${fault} ${labelOf(fault, view, names)}`.toLowerCase().includes(wanted))
  return (
    <section className="faults">
      <div className="faults-head">
        <h3>{words.faultsTitle}</h3>
        <button type="button" onClick={() => apply([])} disabled={shown.length === 0}>
          {words.clearFaults}
        </button>
      </div>
      <p className="fine">{words.faultsNote}</p>
      <input
        type="search"
        className="faults-search"
        value={search}
        placeholder={words.searchFaults(all.length)}
        aria-label={words.searchFaults(all.length)}
        onChange={({ target }) => setSearch(target.value)}
      />
      {found.length === 0 && <p className="fine">{words.noFaultFound}</p>}
      {grouped(found).map(({ group, faults }) => (
        <details
          key={group}
          open={wanted !== '' || group === 'stages' || faults.some((fault) => shown.includes(fault))}
        >
          <summary>
            {words.groups[group]} <span className="fine">{faults.length}</span>
          </summary>
          {faults.map((fault) => (
            <label key={fault} className="switch" title={fault}>
              <span>{labelOf(fault, view, names)}</span>
              <input
                type="checkbox"
                role="switch"
                checked={shown.includes(fault)}
                aria-checked={shown.includes(fault)}
                onChange={() => toggle(fault)}
              />
            </label>
          ))}
        </details>
      ))}
    </section>
  )
}
