import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documents } from './docs/documents.ts'

// Writes the pages that are made from code; `--check` only says which of them are not as the code has it.
const root = join(import.meta.dirname, '..')
const onlyCheck = process.argv.includes('--check')

const current = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const stale = documents().filter(({ path, text }) => current(join(root, path)) !== text)
for (const { path, text } of stale) {
  if (onlyCheck) console.error(`${path} is not what the code says; npm run docs writes it.`)
  else writeFileSync(join(root, path), text)
}
if (onlyCheck && stale.length > 0) process.exitCode = 1
