import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const cache = join(repository, '.cache', 'terraform')

/** The folders under infra/ that Terraform is run in, in the order in which a person applies them. */
export const roots = ['infra/bootstrap', 'infra/bot', 'infra', 'infra/read-access'] as const
export type Root = (typeof roots)[number]

/** @returns whether that root is written yet. */
export const exists = (root: Root): boolean => existsSync(join(repository, root, 'terraform.tf'))

const isSource = (path: string): boolean =>
  !/(^|\/)\.terraform(\/|$)|\.tfstate|\.terraform\.tfstate|(^|\/)terraform\.tfvars$|\.auto\.tfvars/.test(path)

const sourcesIn = async (place: string): Promise<string[]> => {
  const files = await readdir(join(place, 'infra'), { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)))
    .filter(isSource)
    .sort()
}

const hashOf = async (place: string, paths: readonly string[], salt: string): Promise<string> => {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) hash.update(`\0${path}\0`).update(await readFile(join(place, path)))
  return hash.digest('hex').slice(0, 16)
}

// A root reads its own files and those of the folder that roots share; its tests change no plan.
const isReadBy = (root: Root, path: string): boolean =>
  dirname(path) === root || (dirname(path) === 'infra/read-access' && root !== 'infra/read-access')

/**
 * @param tree the copy that the result is made from, not the repository, which may have changed since
 * @returns a folder for what is derived from one root's sources and `salt`; others are removed when they grow many
 */
export const keptFor = async (tree: string, root: Root, salt: string): Promise<string> => {
  const plans = join(cache, 'plans')
  await mkdir(plans, { recursive: true })
  await pruned(plans, 80)
  const read = (await sourcesIn(tree)).filter((path) => isReadBy(root, path))
  return join(plans, await hashOf(tree, read, `${root} ${salt}`))
}

// State lies beside the sources in a copy; the file that says so is one that Terraform merges over `backend "s3"`.
const localBackend = 'terraform {\n  backend "local" {}\n}\n'

const copiedTo = async (place: string, paths: readonly string[]): Promise<void> => {
  for (const path of paths) await cp(join(repository, path), join(place, path))
  for (const root of roots.filter(exists))
    if ((await readFile(join(place, root, 'terraform.tf'), 'utf8')).includes('backend "s3"'))
      await writeFile(join(place, root, 'backend_override.tf'), localBackend)
}

const pruned = async (place: string, kept: number): Promise<void> => {
  const folders = (await readdir(place)).filter((name) => /^[0-9a-f]{16}$/.test(name)).map((name) => join(place, name))
  if (folders.length <= kept) return
  const dated = await Promise.all(folders.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
  const old = dated.sort((a, b) => b.at - a.at).slice(kept)
  for (const { path } of old) await rm(path, { recursive: true, force: true })
}

/**
 * A copy of infra/ with local state and every root initialised; kept by the content of infra/, so that it costs once.
 * @param init initialises one root of the copy
 * @returns the folder that holds `infra/`; nothing in it may be changed
 */
export const initialisedTree = async (init: (folder: string) => Promise<void>, salt: string): Promise<string> => {
  const paths = await sourcesIn(repository)
  const tree = join(cache, await hashOf(repository, paths, salt))
  if (existsSync(tree)) return tree
  await mkdir(cache, { recursive: true })
  const making = await mkdtemp(join(cache, 'making-'))
  try {
    await copiedTo(making, paths)
    for (const root of roots.filter(exists)) await init(join(making, root))
    await rename(making, tree)
  } catch (error) {
    // Another run was quicker: its tree has the same content.
    if (!existsSync(tree)) throw error
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  await pruned(cache, 6)
  return tree
}

/** @returns a copy of an initialised tree that is the caller's own, to apply in; `remove` deletes it. */
export const ownCopy = async (tree: string): Promise<{ folder: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), `${basename(tree)}-`))
  await cp(join(tree, 'infra'), join(folder, 'infra'), { recursive: true, verbatimSymlinks: true })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
