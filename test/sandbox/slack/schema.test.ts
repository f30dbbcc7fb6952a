import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { blockKitSchema, schemaFile } from '../../../scripts/block-kit-schema.ts'

test('the committed schema is what the script makes from the installed types', async () => {
  const committed: unknown = JSON.parse(await readFile(schemaFile, 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(blockKitSchema())))
})

test('limits that only stand in the comments of the types are in the schema', () => {
  const text = JSON.stringify(blockKitSchema())
  const limits = text.match(/"max(Length|Items)":/g) ?? []
  expect(limits.length).toBeGreaterThan(90)
})
