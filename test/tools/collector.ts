import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports.ts'

/** A real collector, running as a process of ours. */
export type Collector = {
  /** Where services send to, as OTEL_EXPORTER_OTLP_ENDPOINT: gRPC and HTTP. */
  grpc: string
  http: string
  health: string
  pid: number
  /** Everything that it has printed so far: JSON lines, and plain ones where it could not start. */
  output(): string
  /** Ends it as ECS does, by SIGTERM. @returns its exit status */
  stop(): Promise<number | null>
}

const place = join(import.meta.dirname, '..', '..', '.tools', 'collector')
/** The collector's program. */
export const otelcol = join(place, 'otelcol')

/** Why no collector can be started; undefined when one can. */
export const missingCollector: string | undefined =
  existsSync(otelcol) && existsSync(join(place, 'installed'))
    ? undefined
    : 'no collector is installed: run test/tools/collector/install.sh'

if (missingCollector)
  console.warn(`\n  SKIPPED: every suite that needs a real collector, because ${missingCollector}\n`)

/** The fixed addresses of the template, each moved to a free port of loopback; nothing else is changed. */
const onFreePorts = async (config: string) => {
  const fixed = ['0.0.0.0:4317', '0.0.0.0:4318', 'localhost:13133', 'localhost:1777', '127.0.0.1:14318']
  const free = (await freePorts(fixed.length)).map((port) => `127.0.0.1:${port}`)
  const moved = fixed.reduce((text, address, place) => text.replaceAll(address, free[place] ?? address), config)
  const [grpc, http, health] = free.map((address) => `http://${address}`)
  return { moved, grpc: grpc ?? '', http: http ?? '', health: health ?? '' }
}

const environment = (own: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_EC2_METADATA_DISABLED: 'true',
  ...own,
})

/** What a collector is started with: its rendered config, its environment, and a command to run it by (a limit, say). */
export type CollectorStart = { config: string; env?: Record<string, string>; within?: string[] }

type Run = { child: ChildProcess; ended: Promise<number | null>; output(): string }

const run = ([command = '', ...args]: string[], env: NodeJS.ProcessEnv): Run => {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { child, ended, output: () => said }
}

const withConfigFile = async (config: string): Promise<{ file: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'collector-'))
  const file = join(folder, 'config.json')
  await writeFile(file, config)
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Runs the collector's own `validate`. @returns whether it accepts the config, and what it printed */
export const validateCollector = async ({ config, env = {} }: CollectorStart) => {
  const { file, remove } = await withConfigFile(config)
  const { ended, output } = run([otelcol, 'validate', '--config', file], environment(env))
  const status = await ended.finally(remove)
  return { accepted: status === 0, output: output() }
}

const healthy = async (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    (response) => response.ok,
    () => false,
  )

/** One try to start; undefined, with nothing left of it, when a port was taken meanwhile by somebody else. */
const tryToStart = async ({ config, env = {}, within = [] }: CollectorStart): Promise<Collector | undefined> => {
  const { moved, ...addresses } = await onFreePorts(config)
  const { file, remove } = await withConfigFile(moved)
  const { child, ended, output } = run([...within, otelcol, '--config', file], environment(env))
  let isEnded = false
  const status = ended.finally(() => {
    isEnded = true
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    const code = await status
    clearTimeout(force)
    await remove()
    return code
  }
  const deadline = performance.now() + 30_000
  while (!isEnded && performance.now() < deadline) {
    if (await healthy(addresses.health)) return { ...addresses, pid: child.pid ?? 0, output, stop }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await stop()
  if (output().includes('address already in use')) return undefined
  throw new Error(`The collector did not start:\n${output()}`)
}

/**
 * Starts the collector with a rendered config on free ports of loopback, and waits until its health check answers.
 * Fails with all that it printed when it ends first, or when half a minute is over.
 */
export const startCollector = async (start: CollectorStart): Promise<Collector> => {
  for (let left = 3; left > 0; left -= 1) {
    const collector = await tryToStart(start)
    if (collector) return collector
  }
  throw new Error('The collector found its free ports taken three times.')
}
