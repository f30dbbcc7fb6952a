import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exists, missingTerraform, roots, tested, unformatted, validated } from '../tools/terraform.ts'

describe.skipIf(missingTerraform !== undefined)('every folder that Terraform is run in', () => {
  it.each(roots)('%s is there', (root) => {
    expect(exists(root)).toBe(true)
  })
  it('is written as terraform fmt writes', async () => {
    expect(await unformatted()).toBe('')
  })
  it.each(roots.filter(exists))('%s is valid', async (root) => {
    expect(await validated(root)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 })
  })
  it.each(roots.filter(exists))(
    '%s passes its own tests, of which it has some',
    async (root) => {
      expect(readdirSync(`${root}/tests`).filter((name) => name.endsWith('.tftest.hcl'))).not.toEqual([])
      const { code, out, err } = await tested(root)
      expect(code, `${out}\n${err}`).toBe(0)
      expect(out).toMatch(/Success! [1-9]\d* passed, 0 failed/)
    },
    600_000,
  )
})
