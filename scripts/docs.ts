import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

mkdirSync(join(root, 'docs/findings'), { recursive: true })
const stale = documents().filter(({ path, text }) => current(join(root, path)) !== text)
for (const { path, text } of stale) {
  if (onlyCheck) console.error(`${path} is not what the code says; npm run docs writes it.`)
  else writeFileSync(join(root, path), text)
}

// A page of a kind that no longer exists.
const folder = join(root, 'docs/findings')
const known = new Set(documents().map(({ path }) => join(root, path)))
const extra = readdirSync(folder)
  .map((name) => join(folder, name))
  .filter((path) => !known.has(path))
for (const path of extra) {
  if (onlyCheck) console.error(`${path} is of nothing that exists; npm run docs removes it.`)
  else rmSync(path)
}
if (onlyCheck && stale.length + extra.length > 0) process.exitCode = 1
