import { describe, expect, test } from 'vitest'
import { charactersIn } from '../../../sandbox/slack/across.ts'
import { inSlackWords, messageProblems, viewProblems } from '../../../sandbox/slack/blocks.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = (more: object = {}) => ({ type: 'button', text: plain('Again'), action_id: 'again', ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const cell = (text: string) => ({ type: 'raw_text', text })
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell('x'))),
})
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Deploy'), blocks: [section('x')], ...more })
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('Slack takes', () => {
  const good: [string, unknown[]][] = [
    ['a section of the longest text', [section('x'.repeat(3000))]],
    ['ten fields', [{ type: 'section', fields: many(10, () => plain('x')) }]],
    ['25 buttons', [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
    ['a header of 150 characters', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    ['a table of 100 rows and 20 columns', [table(100, 20)]],
    [
      'rich text with a date, a link, an emoji and a person',
      [
        richText(
          { type: 'text', text: 'seen ', style: { bold: true } },
          { type: 'date', timestamp: 1_700_000_000, format: '{time}', fallback: '12:00' },
          { type: 'link', url: 'https://example.com', text: 'here' },
          { type: 'emoji', name: 'white_check_mark' },
          { type: 'user', user_id: 'U1' },
        ),
      ],
    ],
    ['a rich text cell in a table', [{ type: 'table', rows: [[richText({ type: 'text', text: 'x' }), cell('y')]] }]],
    ['fifty blocks', many(50, () => ({ type: 'divider' }))],
    ['the same action id in two blocks', [actions(button()), actions(button())]],
  ]
  test.each(good)('%s', (_name, blocks) => {
    expect(inSlackWords(messageProblems(blocks))).toEqual([])
  })
})

describe('Slack refuses', () => {
  const bad: [string, unknown, string][] = [
    ['what is not a list', { type: 'divider' }, 'must be an array [json-pointer:/blocks]'],
    ['an unknown block', [{ type: 'sectoin' }], 'unsupported type: sectoin [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    [
      'a section without text or fields',
      [{ type: 'section' }],
      'missing required field: text [json-pointer:/blocks/0]',
    ],
    ['empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      '3001 characters',
      [section('x'.repeat(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a misspelt member',
      [{ ...section('x'), blockid: 'a' }],
      'invalid additional property: blockid [json-pointer:/blocks/0]',
    ],
    [
      'eleven fields',
      [{ type: 'section', fields: many(11, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2001 characters',
      [{ type: 'section', fields: [plain('x'.repeat(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    ['no buttons', [actions()], 'must provide at least one item [json-pointer:/blocks/0/elements]'],
    [
      '26 buttons',
      [actions(...many(26, (index) => button({ action_id: `a${index}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button text of 76 characters',
      [actions(button({ text: plain('x'.repeat(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value of 2001 characters',
      [actions(button({ value: 'x'.repeat(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'markup in a button',
      [actions(button({ text: { type: 'mrkdwn', text: 'x' } }))],
      'must be equal to constant [json-pointer:/blocks/0/elements/0/text/type]',
    ],
    [
      'one action id twice in a block',
      [actions(button(), button())],
      '`action_id` "again" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'one block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'a header of 151 characters',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a second table', [table(1, 1), table(1, 1)], 'only_one_table_allowed [json-pointer:/blocks/1]'],
    ['101 rows', [table(101, 1)], 'no more than 100 items allowed [json-pointer:/blocks/0/rows]'],
    ['21 columns', [table(1, 21)], 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]'],
    [
      'an empty cell',
      [{ type: 'table', rows: [[cell('')]] }],
      'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
    ],
    [
      'a date with a fraction of a second',
      [richText({ type: 'date', timestamp: 1.5, format: '{time}' })],
      'must be integer [json-pointer:/blocks/0/elements/0/elements/0/timestamp]',
    ],
    [
      'eleven context elements',
      [{ type: 'context', elements: many(11, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['51 blocks', many(51, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
    [
      'a block that only a modal may hold',
      [{ type: 'alert', text: plain('x'), level: 'info' }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
  ]
  test.each(bad)('%s', (_name, blocks, problem) => {
    expect(inSlackWords(messageProblems(blocks))).toContain(problem)
  })
})

describe('a view', () => {
  test('of the ordinary shape is taken', () => {
    expect(viewProblems(modal())).toEqual([])
  })

  const bad: [string, unknown, string][] = [
    ['a title of 25 characters', modal({ title: plain('x'.repeat(25)) }), 'must be less than 25 characters'],
    ['a modal without a title', { type: 'modal', blocks: [] }, 'missing required field: title'],
    ['101 blocks', modal({ blocks: many(101, () => ({ type: 'divider' })) }), 'no more than 100 items allowed'],
    ['an unknown block', modal({ blocks: [{ type: 'sectoin' }] }), 'unsupported type: sectoin'],
    ['an unknown kind of view', { type: 'tab', blocks: [] }, 'unsupported type: tab'],
  ]
  test.each(bad)('is refused with %s', (_name, view, problem) => {
    expect(viewProblems(view).map(({ message }) => message)).toContain(problem)
  })
})

test('text is counted through every block, as the limit on the whole message is', () => {
  expect(charactersIn([section('12345'), actions(button()), richText({ type: 'text', text: '123' })])).toBe(13)
})
