/**
 * Makes sandbox/slack/block-kit.schema.json from Slack's own types (`@slack/types`), so that the simulated Slack
 * refuses what Slack refuses. The types say which members exist; their comments say how long each may be.
 */

import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import { byHand } from './block-kit/by-hand.ts'
import { limitsIn } from './block-kit/limits.ts'
import { isNode, type Node } from './block-kit/node.ts'
import { unionsByType } from './block-kit/unions.ts'

/** Where the schema is kept. */
export const schemaFile = new URL('../sandbox/slack/block-kit.schema.json', import.meta.url)

const definitionsFromTypes = (): Record<string, Node> => {
  const path = createRequire(import.meta.url)
    .resolve('@slack/types')
    .replace(/\.js$/, '.d.ts')
  const generator = createGenerator({ path, skipTypeCheck: true, encodeRefs: false, additionalProperties: false })
  const names = ['KnownBlock', 'HomeView', 'ModalView']
  return Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions))
}

const lifted = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(lifted)
  if (!isNode(node)) return node
  const { description, ...rest } = node
  const inside = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, lifted(value)]))
  return typeof description === 'string' ? limitsIn(description, inside) : inside
}

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** @returns the JSON Schema of Block Kit's blocks and views: definitions `KnownBlock`, `HomeView`, `ModalView` and below. */
export const blockKitSchema = (): Node => {
  const definitions = definitionsFromTypes()
  const withLimits = Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, lifted(node) as Node]))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Made by scripts/block-kit-schema.ts from @slack/types. Do not edit.',
    definitions: sorted(unionsByType(byHand(withLimits))),
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFile(schemaFile, `${JSON.stringify(blockKitSchema(), undefined, 1)}\n`)
}
