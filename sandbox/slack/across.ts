import type { Problem } from './blocks.ts'

/** Blocks that only a modal may hold (docs.slack.dev/reference/block-kit/blocks: surfaces). */
const modalOnly = new Set(['alert'])
/** Blocks that only Slack itself may post. */
const readOnly = new Set(['file'])
const textKeys = new Set(['text', 'fallback', 'alt_text'])

type Surface = 'message' | 'modal' | 'home'
type Place = { value: Record<string, unknown>; pointer: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const objectsIn = (value: unknown, pointer: string): Place[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${pointer}/${index}`))
  if (!isRecord(value)) return []
  return [{ value, pointer }, ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, `${pointer}/${key}`))]
}

const repeated = (places: readonly Place[], key: string): Problem[] => {
  const seen = new Set<unknown>()
  return places.flatMap(({ value, pointer }) => {
    const id = value[key]
    if (typeof id !== 'string') return []
    if (seen.has(id)) return [{ message: `\`${key}\` "${id}" already exists`, pointer: `${pointer}/${key}` }]
    seen.add(id)
    return []
  })
}

const misplaced = ({ value: { type }, pointer }: Place, surface: Surface): Problem[] => {
  const wrong = readOnly.has(String(type)) || (modalOnly.has(String(type)) && surface !== 'modal')
  return wrong ? [{ message: `unsupported type: ${String(type)}`, pointer: `${pointer}/type` }] : []
}

/**
 * What only shows when all blocks of one message or view are seen together.
 * @returns problems: too many blocks, repeated ids, a second table, blocks that the surface does not take
 */
export const acrossBlocks = (blocks: readonly unknown[], surface: Surface): Problem[] => {
  const most = surface === 'message' ? 50 : 100
  const tops = blocks.flatMap((block, index) => objectsIn(block, `/blocks/${index}`).slice(0, 1))
  const tables = tops.filter(({ value: { type } }) => type === 'table')
  return [
    ...(blocks.length > most ? [{ message: `no more than ${most} items allowed`, pointer: '/blocks' }] : []),
    ...repeated(tops, 'block_id'),
    ...tops.flatMap(({ value, pointer }) => repeated(objectsIn(value, pointer), 'action_id')),
    ...tables.slice(1).map(({ pointer }) => ({ message: 'only_one_table_allowed', pointer })),
    ...tops.flatMap((place) => misplaced(place, surface)),
  ]
}

/**
 * @returns characters of text in all blocks together. Slack refuses a message at about 13,200
 * (`msg_blocks_too_long`, undocumented: slackapi/bolt-js#2509).
 */
export const charactersIn = (blocks: readonly unknown[]): number =>
  objectsIn(blocks, '')
    .flatMap(({ value }) => Object.entries(value))
    .reduce((sum, [key, text]) => sum + (textKeys.has(key) && typeof text === 'string' ? text.length : 0), 0)
