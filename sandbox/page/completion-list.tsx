import type { Choice } from './completion.ts'
import { useView } from './view.ts'

type ListProps = { id: string; choices: readonly Choice[]; active: number; pick: (choice: Choice) => void }

/** The commands that what is typed could become; the composer keeps the focus. */
export const CompletionList = ({ id, choices, active, pick }: ListProps) => {
  const { words } = useView()
  return (
    <div className="completion">
      <div id={id} role="listbox" aria-label={words.commands} tabIndex={-1}>
        {choices.map((choice, index) => (
          <div
            key={choice.insert}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault()
              pick(choice)
            }}
          >
            <code>{choice.usage}</code>
            <span>{choice.summary}</span>
          </div>
        ))}
      </div>
      <p className="fine">{words.completionHint}</p>
    </div>
  )
}
