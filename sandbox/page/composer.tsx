import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { type Choice, choicesFor, firstActive } from './completion.ts'
import { CompletionList } from './completion-list.tsx'
import { useView } from './view.ts'
import type { Command } from './wire.ts'

type Props = { placeholder: string; opening: string; commands: readonly Command[]; send: (text: string) => void }

/** Where a person writes: Enter sends, arrows choose a command, Escape closes the choice. */
export const Composer = ({ placeholder, opening, commands, send }: Props) => {
  const { words } = useView()
  const [text, setText] = useState('')
  const [closed, setClosed] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const choices = closed ? [] : choicesFor(text, commands, opening)

  const change = (next: string) => {
    setText(next)
    setClosed(false)
    setActive(firstActive(next, choicesFor(next, commands, opening), opening))
  }
  const pick = ({ insert }: Choice) => {
    change(`${insert} `)
    input.current?.focus()
  }
  const submit = () => {
    if (text.trim() === '') return
    send(text.trim())
    change('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = choices[active]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && choices.length > 0) setActive((active + step + choices.length) % choices.length)
    else if (event.key === 'Escape' && choices.length > 0) setClosed(true)
    else if (event.key === 'Tab' && choices.length > 0 && !event.shiftKey)
      pick(chosen ?? choices[0] ?? { insert: opening, usage: '', summary: '' })
    else if (event.key === 'Enter' && !event.shiftKey) chosen === undefined ? submit() : pick(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {choices.length > 0 && <CompletionList id={id} choices={choices} active={active} pick={pick} />}
      <textarea
        ref={input}
        rows={1}
        value={text}
        placeholder={placeholder}
        aria-label={words.message}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && choices.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="send" disabled={text.trim() === ''} aria-label={words.send} title={words.send}>
        <span aria-hidden>➤</span>
      </button>
    </form>
  )
}
