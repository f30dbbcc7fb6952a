import { isNode, type Node } from './node.ts'

/** Limits that Slack enforces but its types' comments do not state, with where they are stated. */
const additions: Record<string, Node> = {
  /** docs.slack.dev/reference/block-kit/blocks/section-block: text is required unless fields is given. */
  SectionBlock: { anyOf: [{ required: ['text'] }, { required: ['fields'] }] },
  /** An actions, context or rich text block without elements is refused. */
  ActionsBlock: { properties: { elements: { minItems: 1 } } },
  ContextBlock: { properties: { elements: { minItems: 1 } } },
  TableBlock: { properties: { rows: { minItems: 1, items: { minItems: 1 } } } },
  /** docs.slack.dev/reference/block-kit/composition-objects/text-object: 1 to 3000 characters. */
  PlainTextElement: { properties: { text: { minLength: 1, maxLength: 3000 } } },
  MrkdwnElement: { properties: { text: { minLength: 1, maxLength: 3000 } } },
  RawTextElement: { properties: { text: { minLength: 1 } } },
  RichTextText: { properties: { text: { minLength: 1 } } },
  RichTextDate: { properties: { timestamp: { type: 'integer' }, format: { minLength: 1 } } },
  /** docs.slack.dev/reference/block-kit/blocks/markdown-block: 12,000 characters together in one payload. */
  MarkdownBlock: { properties: { text: { minLength: 1, maxLength: 12_000 } } },
  /** docs.slack.dev/reference/views: titles and buttons of 24 characters, 100 blocks. */
  ModalView: {
    properties: {
      title: { properties: { text: { maxLength: 24 } } },
      submit: { properties: { text: { maxLength: 24 } } },
      close: { properties: { text: { maxLength: 24 } } },
      blocks: { maxItems: 100 },
    },
  },
  HomeView: { properties: { blocks: { maxItems: 100 } } },
  /** docs.slack.dev/reference/block-kit/blocks/data-table-block: a header and at most 100 rows of 20 cells. */
  DataTableBlock: { properties: { rows: { minItems: 1, maxItems: 101, items: { minItems: 1, maxItems: 20 } } } },
}

/**
 * @returns the definitions with the limits above added to those that the types state; the types let a view hold
 * any object as a block (`AnyBlock`), Slack does not.
 */
export const byHand = (definitions: Record<string, Node>): Record<string, Node> => {
  const missing = Object.keys(additions).filter((name) => !isNode(definitions[name]))
  if (missing.length > 0) throw new Error(`@slack/types no longer defines ${missing.join(', ')}`)
  const added = Object.entries(additions).map(([name, extra]) => [name, { ...definitions[name], allOf: [extra] }])
  const { Block: _anything, ...known } = { ...definitions, ...Object.fromEntries(added) }
  return { ...known, AnyBlock: { $ref: '#/definitions/KnownBlock' } }
}
