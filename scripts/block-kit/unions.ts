import { isNode, type Node } from './node.ts'

type Definitions = Record<string, Node>

const referred = (node: unknown): string | undefined => {
  const reference = isNode(node) ? node['$ref'] : undefined
  return typeof reference === 'string' ? reference.replace('#/definitions/', '') : undefined
}

/** The schemas that a union allows, by their constant `type`; undefined when a member has none. */
const membersOf = (node: Node, definitions: Definitions): Map<string, Node[]> | undefined => {
  const name = referred(node)
  const target = name === undefined ? node : definitions[name]
  if (target === undefined) return undefined
  if (Array.isArray(target['anyOf'])) {
    const all = target['anyOf'].map((member) => (isNode(member) ? membersOf(member, definitions) : undefined))
    const merged = new Map<string, Node[]>()
    for (const part of all) {
      if (part === undefined) return undefined
      for (const [type, nodes] of part) merged.set(type, [...(merged.get(type) ?? []), ...nodes])
    }
    return merged
  }
  const properties = target['properties']
  const type = isNode(properties) && isNode(properties['type']) ? properties['type']['const'] : undefined
  return typeof type === 'string' ? new Map([[type, [node]]]) : undefined
}

const byType = (members: Map<string, Node[]>, rest: Node): Node => ({
  ...rest,
  type: 'object',
  required: ['type'],
  properties: { type: { enum: [...members.keys()] } },
  allOf: [...members].map(([type, nodes]) => ({
    if: { properties: { type: { const: type } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: nodes.length === 1 ? nodes[0] : { anyOf: nodes },
  })),
})

const rewritten = (node: unknown, definitions: Definitions): unknown => {
  if (Array.isArray(node)) return node.map((item) => rewritten(item, definitions))
  if (!isNode(node)) return node
  const { anyOf, ...rest } = node
  const members = Array.isArray(anyOf) ? membersOf(node, definitions) : undefined
  if (members !== undefined && members.size > 1) return byType(members, rest)
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewritten(value, definitions)]))
}

/** @returns the definitions with unions chosen by `type`, so that a mistake is reported where it is and not twenty times. */
export const unionsByType = (definitions: Definitions): Definitions =>
  Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, rewritten(node, definitions) as Node]))
