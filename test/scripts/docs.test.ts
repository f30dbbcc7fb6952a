import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documents } from '../../scripts/docs/documents.ts'
import { Variables } from '../../src/config.ts'
import { EnvironmentRow } from '../../src/environment.ts'

describe('the pages that are made from code', () => {
  it.each(documents())('$path is what the code says', ({ path, text }) => {
    expect(readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8')).toBe(text)
  })
  it('describe every variable and every column of the table', () => {
    const page = documents()[0]?.text ?? ''
    for (const name of [...Object.keys(Variables.shape), ...Object.keys(EnvironmentRow.shape)])
      expect(page).toMatch(new RegExp(`\\| \`${name}\` \\| \\S`))
  })
})
