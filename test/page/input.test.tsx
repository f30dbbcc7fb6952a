import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Input } from '../../sandbox/page/input.tsx'

const drawn = (element: object) =>
  renderToStaticMarkup(
    <Input
      block={{ type: 'input', block_id: 'b', label: { type: 'plain_text', text: 'Reason <b>' }, element } as never}
    />,
  )

describe('an input block', () => {
  it('is a text field that can be filled in, its label as plain text', () => {
    const html = drawn({ type: 'plain_text_input', action_id: 'reason', max_length: 200, initial_value: 'because' })
    for (const part of ['<input type="text"', 'name="reason"', 'maxLength="200"', 'value="because"'])
      expect(html).toContain(part)
    expect(html).toContain('Reason &lt;b&gt;')
  })
  it('is a text area where it has several lines', () => {
    expect(drawn({ type: 'plain_text_input', action_id: 'reason', multiline: true })).toContain('<textarea')
  })
  it('is a choice of the options', () => {
    const options = ['production', 'staging'].map((value) => ({ text: { type: 'plain_text', text: value }, value }))
    const html = drawn({ type: 'static_select', action_id: 'env', options, initial_option: options[1] })
    expect(html).toContain('<option value="staging" selected="">staging</option>')
  })
})
