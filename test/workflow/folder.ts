import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

/** @returns a new folder that is gone when the tests of the file have ended. */
export const newFolder = (name: string): string => {
  const path = mkdtempSync(join(tmpdir(), `workflow-${name}-`))
  made.push(path)
  return path
}
