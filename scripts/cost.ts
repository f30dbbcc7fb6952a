import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingTerraform } from '../test/tools/terraform.ts'
import { costDocuments } from './cost/documents.ts'

// Writes what the whole costs a month, from Terraform's plans; `--check` only says which page is not what they say.
const root = join(import.meta.dirname, '..')
const onlyCheck = process.argv.includes('--check')

const current = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (missingTerraform) {
  console.error(`docs/cost.md cannot be made: ${missingTerraform}`)
  process.exit(1)
}

for (const { path, text } of await costDocuments()) {
  if (current(join(root, path)) === text) continue
  if (onlyCheck) {
    console.error(`${path} is not what the plans say; npm run cost writes it.`)
    process.exitCode = 1
  } else writeFileSync(join(root, path), text)
}
