import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './until.ts'

const tools = join(import.meta.dirname, '..', '..', '.tools')

/** The SDK's versions that lines are made with, each in a folder of its own. */
export const versions = ['sdk', 'sdk-1.27'] as const
export type Version = (typeof versions)[number]

/** Why an SDK cannot be run; undefined when it can. */
export const missingSdk = (version: Version): string | undefined =>
  existsSync(join(tools, version, 'installed')) ? undefined : `${version} is not installed: run test/tools/install.sh`

for (const reason of versions.flatMap((version) => missingSdk(version) ?? []))
  console.warn(`\n  SKIPPED: what needs the Python SDK, because ${reason}\n`)

/** What an application sends by, and when it has said enough. */
export type Sending = {
  version: Version
  lines: 'json' | 'text'
  variables: Readonly<Record<string, string>>
  isEnough(lines: readonly string[]): boolean
}

/**
 * Runs the application until it has said enough.
 * @returns its lines, without one that is still being written; fails with them when that is not within a minute
 */
export const sent = async ({ version, lines, variables, isEnough }: Sending): Promise<string[]> => {
  const child = spawn(join(tools, version, 'bin', 'python'), [join(import.meta.dirname, 'sender.py')], {
    env: {
      PATH: process.env['PATH'],
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      SENDER_LINES: lines,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // gRPC's core writes to standard error; the awslogs driver takes both.
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  let isEnded = false
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve())).then(() => {
    isEnded = true
  })
  const said = () =>
    out
      .slice(0, out.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '')
  try {
    await until(
      () => `the application says enough; it said:\n${out}`,
      60,
      async () => isEnded || isEnough(said()),
    )
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  if (!isEnough(said())) throw new Error(`The application ended:\n${out}`)
  return said()
}
