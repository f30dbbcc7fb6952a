import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-ports.ts'

/** An AWS API that others wrote, running as a process of ours. */
export type Emulator = { url: string; stop(): Promise<void> }

const bin = fileURLToPath(new URL('../../.tools/python/bin/', import.meta.url))

/** Python of the tools' own folder, with boto3. */
export const python = join(bin, 'python')

/** Why the emulators cannot be started; undefined when they can. */
export const missingTools: string | undefined = existsSync(join(dirname(bin), 'installed'))
  ? undefined
  : 'the emulators are not installed: run test/tools/install.sh'

if (missingTools) console.warn(`\n  SKIPPED: every suite that needs moto or ministack, because ${missingTools}\n`)

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const answers = async (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  )

/** Resolves when `url` answers anything; fails when the process ends first or half a minute is over. */
const ready = async (child: ChildProcess, url: string, output: () => string): Promise<void> => {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    if (ended(child)) throw new Error(`The emulator ended before it answered:\n${output()}`)
    if (await answers(url)) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`The emulator did not answer at ${url} within 30 s:\n${output()}`)
}

const stopped = async (child: ChildProcess): Promise<void> => {
  if (ended(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(force)
}

type Start = {
  command: string
  args(port: number): string[]
  env(port: number): Record<string, string>
  health: string
}

const start = async ({ command, args, env, health }: Start): Promise<Emulator> => {
  const port = await freePort()
  const cwd = await mkdtemp(join(tmpdir(), 'emulator-'))
  // Node of this process comes first on the PATH: ministack runs Lambda functions with it, and leaves their code in TMPDIR.
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`
  const { AWS_ENDPOINT_URL: _endpoint, ...rest } = process.env
  const child = spawn(join(bin, command), args(port), { cwd, env: { ...rest, PATH: path, TMPDIR: cwd, ...env(port) } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-4000)
    })
  const stop = async () => {
    await stopped(child)
    // Lambda functions end by themselves a moment after ministack did.
    await rm(cwd, { recursive: true, force: true, maxRetries: 5 })
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await ready(child, `${url}${health}`, () => output)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

/** Starts moto's server on a free port; for what it does right: X-Ray, Cloud Map, SQS, SNS, DynamoDB, EC2, IAM. */
export const startMoto = (): Promise<Emulator> =>
  start({
    command: 'moto_server',
    args: (port) => ['-H', '127.0.0.1', '-p', String(port)],
    env: () => ({}),
    health: '/moto-api/data.json',
  })

/** Starts ministack on a free port; for what it does right: ECS, CloudWatch metrics and alarms, Logs, SQS, SNS, DynamoDB. */
export const startMinistack = (): Promise<Emulator> =>
  start({
    command: 'ministack',
    args: () => [],
    env: (port) => ({ GATEWAY_PORT: String(port) }),
    health: '/_ministack/health',
  })
