import type { Node } from './node.ts'

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : Number(found.replaceAll(',', ''))
}

const longest = /max(?:imum)? length\b[^.]*?\b(\d[\d,]*)(?: characters)?/i
const shortest = /minimum length\b[^.]*?\b(\d+)\b/i
const mostItems =
  /max(?:imum)?(?: number)?(?: of)?(?: (?:items|options|option groups))?(?: is)? (\d+)(?: (?:\w+ )?(?:items|options|elements|blocks|cards|rows|groups)\b|\.|$)/i
const fewestItems = /minimum (?:of `?)?(\d+)/i
const between = /between (\d+) and (\d+)/i
const cells = /array with a max of (\d+) table cells/i
const eachItem = /maximum length for the text in each item is (\d+)/i

const given = (limits: Record<string, number | undefined>): Node =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))

const ofArray = (words: string, node: Node): Node => {
  const columns = numberIn(words, cells)
  const text = numberIn(words, eachItem)
  const items = columns !== undefined ? { ...(node['items'] as Node), maxItems: columns } : node['items']
  const long = text === undefined ? items : { allOf: [items, { properties: { text: { maxLength: text } } }] }
  return {
    ...node,
    ...(long === undefined ? {} : { items: long }),
    ...given({ maxItems: numberIn(words, mostItems), minItems: numberIn(words, fewestItems) }),
  }
}

const ofNumber = (words: string, node: Node): Node => {
  const range = between.exec(words)
  const most = numberIn(words, /maximum value is (\d+)/i)
  if (range !== null) return { ...node, minimum: Number(range[1]), maximum: Number(range[2]) }
  return { ...node, ...given({ maximum: most }) }
}

/** A limit on a text object's text stands on the member that refers to it. */
const ofReference = (words: string, node: Node): Node => {
  const text = given({ maxLength: numberIn(words, longest), minLength: numberIn(words, shortest) })
  return Object.keys(text).length === 0 ? node : { allOf: [node, { properties: { text } }] }
}

/**
 * @param description a member's comment in Slack's types
 * @param node its schema
 * @returns the schema with the limits that the comment states ("Maximum length … is 75 characters", "maximum of 25")
 */
export const limitsIn = (description: string, node: Node): Node => {
  const words = description.replaceAll(/\s+/g, ' ').replaceAll(/\{@link [^}]*\}/g, 'link')
  if (node['type'] === 'array') return ofArray(words, node)
  if (node['type'] === 'number') return ofNumber(words, node)
  if (node['$ref'] !== undefined || node['anyOf'] !== undefined) return ofReference(words, node)
  if (node['type'] !== 'string' || node['const'] !== undefined) return node
  return { ...node, ...given({ maxLength: numberIn(words, longest), minLength: numberIn(words, shortest) }) }
}
