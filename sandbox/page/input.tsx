import { useId } from 'react'
import * as z from 'zod'
import { LibraryBlock } from './library-block.tsx'
import type { Block } from './wire.ts'

const Text = z.object({ text: z.string() })
const Option = z.object({ text: Text, value: z.string() })

const InputBlock = z.object({
  label: Text,
  hint: Text.optional(),
  element: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('plain_text_input'),
      action_id: z.string().optional(),
      multiline: z.boolean().optional(),
      initial_value: z.string().optional(),
      max_length: z.int().optional(),
      placeholder: Text.optional(),
    }),
    z.object({
      type: z.literal('static_select'),
      action_id: z.string().optional(),
      options: z.array(Option),
      initial_option: Option.optional(),
      placeholder: Text.optional(),
    }),
  ]),
})
type Element = z.infer<typeof InputBlock>['element']

const Field = ({ element, id }: { element: Element; id: string }) => {
  if (element.type === 'static_select')
    return (
      <select id={id} name={element.action_id} defaultValue={element.initial_option?.value ?? ''}>
        {element.initial_option === undefined && <option value="">{element.placeholder?.text ?? ''}</option>}
        {element.options.map(({ text, value }) => (
          <option key={value} value={value}>
            {text.text}
          </option>
        ))}
      </select>
    )
  const { action_id: name, initial_value: defaultValue, max_length: maxLength, placeholder, multiline } = element
  const common = { id, name, defaultValue, maxLength, placeholder: placeholder?.text }
  return multiline ? <textarea rows={3} {...common} /> : <input type="text" {...common} />
}

/** A field that can be filled in; the library draws inputs as pictures. Kinds that we do not have are still its own. */
export const Input = ({ block }: { block: Block }) => {
  const id = useId()
  const input = InputBlock.safeParse(block)
  if (!input.success) return <LibraryBlock block={block} />
  const { label, hint, element } = input.data
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label.text}
      </label>
      <Field element={element} id={id} />
      {hint !== undefined && <span className="small-print">{hint.text}</span>}
    </div>
  )
}
