import { execFile, execFileSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const found = (): boolean => {
  try {
    execFileSync('buildah', ['--version'])
    return true
  } catch {
    return false
  }
}

/** Why images cannot be built here; undefined when they can. */
export const missingBuildah: string | undefined = found()
  ? undefined
  : 'there is no buildah: run test/tools/install.sh, or apt-get install buildah'

if (missingBuildah) console.warn(`\n  SKIPPED: the image of the functions is not built, because ${missingBuildah}\n`)

export type Ended = { status: number; out: string }

/** @returns buildah with a storage of its own, which `remove` takes away; nothing is pulled from anywhere. */
export const makeBuildah = async () => {
  const home = await mkdtemp(join(tmpdir(), 'buildah-'))
  const policy = join(home, 'policy.json')
  await writeFile(policy, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }))
  const storage = ['--root', join(home, 'root'), '--runroot', join(home, 'run'), '--storage-driver', 'vfs']
  const buildah = (command: string, ...rest: string[]) => run('buildah', [...storage, command, ...rest])
  return {
    home,
    /** Builds `folder` as `tag`; fails with what buildah says. */
    build: (folder: string, tag: string, ...options: string[]) =>
      buildah(
        'bud',
        '--signature-policy',
        policy,
        '--isolation',
        'chroot',
        '--pull-never',
        '--tag',
        tag,
        ...options,
        folder,
      ),
    /** Makes a container of an image. @returns its name */
    container: async (image: string): Promise<string> =>
      (await buildah('from', '--signature-policy', policy, '--pull-never', image)).stdout.trim(),
    /** @returns how a command ended in the container, without any variable but the image's. */
    inside: async (container: string, ...command: string[]): Promise<Ended> =>
      buildah('run', '--isolation', 'chroot', container, '--', ...command).then(
        ({ stdout, stderr }) => ({ status: 0, out: stdout + stderr }),
        ({ code, stdout, stderr }) => ({ status: Number(code), out: `${stdout}${stderr}` }),
      ),
    config: async (image: string): Promise<unknown> =>
      JSON.parse((await buildah('inspect', '--type', 'image', image)).stdout),
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
export type Buildah = Awaited<ReturnType<typeof makeBuildah>>

/** @returns the files that a program needs to be loaded: itself, the loader and its libraries. */
const loadedBy = async (program: string): Promise<string[]> => {
  const { stdout } = await run('ldd', [program])
  return [program, ...[...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path)]
}

/**
 * A stand-in for AWS's base image, which this machine may not reach: nothing but Node, at the place where a Lambda base
 * image has its code. Says nothing of Amazon Linux or of the runtime client.
 * @returns the tag of the image
 */
export const buildStandIn = async (buildah: Buildah): Promise<string> => {
  const folder = join(buildah.home, 'stand-in')
  for (const path of await loadedBy(process.execPath)) {
    const copy = join(folder, 'files', path === process.execPath ? '/usr/bin/node' : path)
    await mkdir(dirname(copy), { recursive: true })
    await copyFile(path, copy)
    await chmod(copy, 0o755)
  }
  const lines = ['FROM scratch', 'COPY files/ /', 'ENV LAMBDA_TASK_ROOT=/var/task PATH=/usr/bin', 'WORKDIR /var/task']
  await writeFile(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`)
  const tag = 'localhost/stand-in-of-the-lambda-base:24'
  await buildah.build(folder, tag)
  return tag
}
