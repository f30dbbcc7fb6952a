import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentRefusal } from '../../sandbox/slack/methods/content.ts'
import type { Card, Part } from '../../src/card.ts'
import { code, link, say, strong } from '../../src/rich.ts'
import { blocksOf } from '../../src/slack/blocks.ts'
import { plainMessage } from '../../src/slack/plain.ts'

const omitted = (lines: number): string => `${lines} left out`
const card = (parts: Part[], rest: Partial<Card> = {}): Card => ({
  mark: 'passed',
  headline: say`Fine`,
  parts,
  ...rest,
})
const drawn = (parts: Part[], rest: Partial<Card> = {}) => blocksOf(card(parts, rest), { omitted, answer: 'a1' })

/** Every text of a message with the element that it stands in. */
const texts = (value: unknown, kind = ''): { kind: string; text: string }[] => {
  if (Array.isArray(value)) return value.flatMap((each) => texts(each, kind))
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  const own = typeof record['type'] === 'string' ? record['type'] : kind
  const text = typeof record['text'] === 'string' ? [{ kind: own, text: record['text'] }] : []
  return [...text, ...Object.values(record).flatMap((each) => texts(each, own))]
}
const allText = (blocks: readonly KnownBlock[]): string =>
  texts(blocks)
    .map(({ text }) => text)
    .join('|')

describe('a card in Slack', () => {
  it('begins with its mark and its answer', () => {
    const { text, blocks } = blocksOf(
      card([], { mark: 'failed', headline: say`Exports fail in ${code('production')}` }),
      { omitted },
    )
    expect(text).toBe('❌ Exports fail in production')
    expect(blocks[0]).toMatchObject({
      type: 'rich_text',
      elements: [
        {
          elements: [
            { type: 'emoji', name: 'x' },
            {},
            { type: 'text', text: 'Exports fail in ', style: { bold: true } },
            { text: 'production', style: { code: true } },
          ],
        },
      ],
    })
  })

  it('shows rows with their details indented and their commands as code', () => {
    const rows = [
      {
        mark: 'warning' as const,
        title: say`Discovery`,
        details: [say`1 stale instance`],
        commands: ['aws servicediscovery list-instances'],
      },
    ]
    const [, block] = drawn([{ kind: 'rows', rows }]).blocks
    expect(block).toMatchObject({
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'emoji', name: 'warning' }, {}, { text: 'Discovery' }] },
        { type: 'rich_text_list', style: 'bullet', elements: [{ elements: [{ text: '1 stale instance' }] }] },
        { type: 'rich_text_preformatted', elements: [{ text: 'aws servicediscovery list-instances' }] },
      ],
    })
  })

  it("shows times in the reader's own zone, with ISO 8601 for who cannot", () => {
    const at = new Date('2026-11-22T09:30:00Z')
    const { blocks, text } = drawn([{ kind: 'text', text: say`since ${at}` }], { headline: say`since ${at}` })
    const dates = JSON.stringify(blocks).match(/"type":"date","timestamp":1795339800/g)
    expect(dates).toHaveLength(2)
    expect(JSON.stringify(blocks)).toContain('"fallback":"2026-11-22T09:30:00Z"')
    expect(text).toContain('2026-11-22T09:30:00Z')
  })

  it('draws one real table, with its head and its right-hand columns, and later ones as lines', () => {
    const table: Part = { kind: 'table', head: ['Service', 'Spans'], rows: [[say`api`, say`42`]], right: [1] }
    const { blocks } = drawn([table, table])
    expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(1)
    expect(blocks[1]).toMatchObject({
      column_settings: [{ align: 'left' }, { align: 'right' }],
      rows: [
        [{ type: 'rich_text' }, {}],
        [{ type: 'raw_text', text: 'api' }, {}],
      ],
    })
    expect(allText(blocks.slice(2))).toContain('Service |api| · Spans |42')
  })

  it('gives each button its line, and the share button the answer', () => {
    const { blocks } = drawn([], {
      buttons: [
        { label: 'Re-check', does: 'run', line: 'verify production', primary: true },
        { label: 'Share', does: 'share' },
      ],
    })
    expect(blocks.at(-1)).toMatchObject({
      elements: [
        { action_id: 'otel_run_0', value: 'verify production', style: 'primary' },
        { action_id: 'otel_share', value: 'a1' },
      ],
    })
  })

  it('has no share button for an answer that is not kept, and no button for a line that would be cut', () => {
    const buttons = [
      { label: 'Share', does: 'share' as const },
      { label: 'Long', does: 'run' as const, line: 'x'.repeat(2001) },
    ]
    expect(blocksOf(card([], { buttons }), { omitted }).blocks.map(({ type }) => type)).toEqual(['rich_text'])
  })

  it('links only to https', () => {
    const { blocks } = drawn([
      { kind: 'text', text: [link('console', 'https://console.aws.amazon.com/'), link('bad', 'javascript:alert(1)')] },
    ])
    expect(blocks[1]).toMatchObject({ elements: [{ elements: [{ type: 'link' }, { type: 'text', text: 'bad' }] }] })
  })

  it('says how much it left out', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({
      mark: 'passed' as const,
      title: say`row ${index} ${'x'.repeat(90)}`,
    }))
    const { blocks } = drawn([{ kind: 'rows', rows }])
    const shown =
      allText(blocks)
        .match(/row |x{90}/g)
        ?.filter((found) => found === 'row ').length ?? 0
    expect(shown).toBeGreaterThan(90)
    expect(allText(blocks)).toContain(`${400 - shown} left out`)
    expect(contentRefusal({ text: 'x', blocks: [...blocks] })).toBeUndefined()
  })

  it('keeps a table within 100 rows and 10,000 characters', () => {
    const rows = Array.from({ length: 150 }, () => [say`a`, say`b`])
    const many = drawn([{ kind: 'table', head: ['A', 'B'], rows }]).blocks
    expect(many.find(({ type }) => type === 'table')).toMatchObject({ rows: expect.objectContaining({ length: 100 }) })
    expect(allText(many)).toContain('51 left out')
    const wide = Array.from({ length: 90 }, () => [say`${'w'.repeat(400)}`])
    const size = texts(drawn([{ kind: 'table', head: ['A'], rows: wide }]).blocks.slice(1, 2)).reduce(
      (sum, { text }) => sum + text.length,
      0,
    )
    expect(size).toBeLessThanOrEqual(10_000)
    expect(size).toBeGreaterThan(9000)
  })

  it('shows an empty cell, list or text as nothing rather than being refused', () => {
    const { blocks } = drawn([
      { kind: 'table', head: ['A', 'B'], rows: [[say``]] },
      { kind: 'text', text: say`` },
      { kind: 'list', items: [] },
      { kind: 'code', text: '' },
    ])
    expect(contentRefusal({ text: 'x', blocks: [...blocks] })).toBeUndefined()
  })

  it('can be said in plain text, within the limit', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({ mark: 'failed' as const, title: say`row ${index}` }))
    const { text, blocks } = plainMessage(card([{ kind: 'rows', rows }]), 1000)
    expect(blocks).toEqual([])
    expect(text.length).toBeLessThanOrEqual(1000)
    expect(text).toContain('✅ Fine\n❌ row 0\n❌ row 1')
  })
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom(
    '<!channel>',
    '<!here|x>',
    '<@U0DEVELOPER>',
    '<https://evil.example|safe>',
    '*bold*',
    '_it_',
    '`code`',
    '```',
    '&lt;!channel&gt;',
    ':tada:',
    '@channel',
    '<!date^1^{date}^https://evil.example|x>',
    '# head',
    '> quote',
    'https://evil.example',
    '\u202e',
  ),
)
const rich = fc
  .array(hostile, { maxLength: 4 })
  .map((all) => all.flatMap((text) => say`${text} ${strong(text)} ${code(text)}`))
const part: fc.Arbitrary<Part> = fc.oneof(
  fc
    .array(
      fc.record({
        mark: fc.constantFrom('passed' as const, 'quiet' as const, 'settling' as const),
        title: rich,
        details: fc.array(rich, { maxLength: 3 }),
        commands: fc.array(hostile, { maxLength: 2 }),
      }),
      { maxLength: 8 },
    )
    .map((rows) => ({ kind: 'rows' as const, rows })),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(hostile, { maxLength: 24 }),
    rows: fc.array(fc.array(rich, { maxLength: 24 }), { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), text: rich }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('code' as const), text: hostile }),
)
const anyCard = fc.record({
  mark: fc.constantFrom('passed' as const, 'failed' as const, 'unknown' as const),
  headline: rich,
  parts: fc.array(part, { maxLength: 70 }),
  buttons: fc.array(fc.record({ label: hostile, does: fc.constant('run' as const), line: hostile }), { maxLength: 40 }),
})

/** The elements in which Slack shows text as it is. */
const unparsed = new Set(['text', 'link', 'plain_text', 'raw_text'])

describe('text from outside in Slack', () => {
  it('never stands where Slack parses it, and no card of it is refused', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        const { text, blocks } = blocksOf(any, { omitted, answer: 'a1' })
        expect(text).not.toMatch(/[<>]/)
        expect(text.length).toBeGreaterThan(0)
        for (const { kind } of texts(blocks)) expect(unparsed).toContain(kind)
        expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?:mrkdwn|user|usergroup|broadcast|channel|markdown)"/)
        expect(contentRefusal({ text, blocks: [...blocks] })).toBeUndefined()
        expect(plainMessage(any).text).not.toMatch(/[<>]/)
      }),
      { numRuns: 120 },
    )
  }, 20_000)
})
