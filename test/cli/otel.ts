import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export type Ended = { status: number | null; out: string; err: string }

/** @returns what the terminal command printed, as a person's shell would run it; nothing of this process's variables but PATH. */
export const otel = (args: readonly string[], variables: Record<string, string> = {}, input = ''): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LANG: 'C.UTF-8', ...variables }
    const child = spawn(process.execPath, [join(root, 'bin', 'otel.mjs'), ...args], { cwd: root, env })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk))
    child.stdin.on('error', () => undefined).end(input)
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
  })
