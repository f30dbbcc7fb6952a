import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'

// Where such folders lie on a machine, by the usual order of a Unix file system; none is searched deeper than three folders.
const places = [
  join(homedir(), '.terraform.d'),
  join(homedir(), '.local/share'),
  '/usr/local',
  '/usr/share',
  '/var/lib',
  '/srv',
  '/opt',
]
const skipped = new Set(['node_modules', 'proc', 'sys', '.git'])

const foldersIn = (place: string): string[] => {
  try {
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
      .map(({ name }) => join(place, name))
  } catch {
    return []
  }
}

const found = (place: string, depth: number): string | undefined => {
  const folders = foldersIn(place)
  // A mirror is laid out HOST/NAMESPACE/TYPE.
  if (folders.some((host) => basename(host).includes('.') && existsSync(join(host, 'hashicorp', 'aws')))) return place
  if (depth === 0) return undefined
  for (const folder of folders) {
    const mirror = found(folder, depth - 1)
    if (mirror) return mirror
  }
  return undefined
}

/**
 * @returns the folder from which `terraform init -plugin-dir` takes the AWS provider: TERRAFORM_PLUGIN_DIR, else a mirror that
 * lies on this machine; undefined where there is none, so that Terraform asks its registry
 */
export const providerMirror = (): string | undefined =>
  process.env['TERRAFORM_PLUGIN_DIR'] ?? places.map((place) => found(place, 3)).find((mirror) => mirror !== undefined)
