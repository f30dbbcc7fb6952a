import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newFolder } from './folder.ts'
import { root } from './workflow.ts'

/** @returns what git printed; it fails loudly. */
export const git = (folder: string, ...args: string[]): string => {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main']
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
  })
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
  return stdout.trim()
}

const commit = (folder: string, files: Record<string, string>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', 'a commit')
  return git(folder, 'rev-parse', 'HEAD')
}

export type Origin = { folder: string; head: string; older: string; elsewhere: string }

/**
 * @param otel what stands at bin/otel.mjs; default a stand-in
 * @returns a repository with this one's workflow and scripts: two commits on main, and one on another branch
 */
export const makeOrigin = (otel = join(root, 'test', 'workflow', 'stand-in.mjs')): Origin => {
  const folder = newFolder('origin')
  git(folder, 'init', '--quiet')
  cpSync(join(root, '.github'), join(folder, '.github'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  copyFileSync(otel, join(folder, 'bin', 'otel.mjs'))
  const older = commit(folder, {
    'infra/environments/production.tfvars': 'prefix = "agent-prod"\n',
    'examples/agent-api/Dockerfile': 'FROM scratch\n',
    Dockerfile: 'FROM scratch\n',
  })
  git(folder, 'checkout', '--quiet', '-b', 'feature')
  const elsewhere = commit(folder, { 'README.md': 'not on main\n' })
  git(folder, 'checkout', '--quiet', 'main')
  const head = commit(folder, { 'README.md': 'newest\n' })
  return { folder, head, older, elsewhere }
}

/** @returns a folder for the PATH in which the named commands are stand-ins. */
export const makeCommands = (names: readonly string[]): string => {
  const folder = newFolder('bin')
  const script = join(root, 'test', 'workflow', 'stand-in.mjs')
  chmodSync(script, 0o755)
  for (const name of names) symlinkSync(script, join(folder, name))
  symlinkSync(process.execPath, join(folder, 'node'))
  return folder
}
