import { expect, test } from 'vitest'
import { diagnosed, said } from './diagnosed.ts'
import { variations } from './healthy/variations.ts'

test.each(variations.map((variation) => [variation.name, variation] as const))(
  'nothing is found: %s',
  async (_name, variation) => {
    expect(said(await diagnosed(variation))).toEqual([])
  },
)

test('there are at least fifty variations', () => {
  expect(variations.length).toBeGreaterThanOrEqual(50)
})
