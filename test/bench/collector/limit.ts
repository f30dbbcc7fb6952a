import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = '/sys/fs/cgroup'
/** Microseconds in which a process gets its share of a core; the kernel's own default. */
const period = 100_000

/** What holds a collector down: the words for the report, the command that it is run by, and how to let go of it. */
export type Limit = { words: string; within: string[]; release(): void }

type Setting = { folder: string; values: Record<string, string> }

const settings = (name: string, cpus: number, bytes: number): Setting[] =>
  existsSync(join(root, 'cgroup.controllers'))
    ? [{ folder: join(root, name), values: { 'cpu.max': `${cpus * period} ${period}`, 'memory.max': String(bytes) } }]
    : [
        {
          folder: join(root, 'cpu', name),
          values: { 'cpu.cfs_period_us': String(period), 'cpu.cfs_quota_us': String(cpus * period) },
        },
        { folder: join(root, 'memory', name), values: { 'memory.limit_in_bytes': String(bytes) } },
      ]

const removed = (folder: string): void => {
  try {
    rmdirSync(folder)
  } catch {
    // Never made, or something still runs in it: nothing that a bench can mend.
  }
}

/**
 * Makes a cgroup (version 1 or 2) of so many cores and bytes.
 * @returns how to run a command in it; where cgroups cannot be written, only Go's own limits, which its words say
 */
export const limited = (cpus: number, bytes: number): Limit => {
  const all = settings(`otel-bench-${process.pid}`, cpus, bytes)
  const release = () => {
    for (const { folder } of all) removed(folder)
  }
  try {
    for (const { folder, values } of all) {
      mkdirSync(folder, { recursive: true })
      for (const [file, value] of Object.entries(values)) writeFileSync(join(folder, file), value)
    }
  } catch {
    release()
    return {
      words: 'to one core by GOMAXPROCS=1 and no memory limit, because cgroups cannot be written here',
      within: ['env', 'GOMAXPROCS=1'],
      release: () => undefined,
    }
  }
  const joins = all.map(({ folder }) => `echo $$ >${folder}/cgroup.procs`).join(' && ')
  return {
    words: `to ${cpus} CPU and ${bytes / 2 ** 20} MiB by cgroups`,
    within: ['sh', '-c', `${joins} && exec "$@"`, 'sh'],
    release,
  }
}
