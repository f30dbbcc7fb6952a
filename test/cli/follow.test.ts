import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { otel } from './otel.ts'

const root = join(import.meta.dirname, '..', '..')

it('logs --follow shows the newest lines as JSON, one object a line, and goes on until it is interrupted', async () => {
  const args = [join(root, 'bin', 'otel.mjs'), 'logs', 'agent-api', '--follow', '--sandbox', '--json']
  const child = spawn(process.execPath, args, { cwd: root })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)))
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => String(chunk).includes('Following') && resolve())
    child.on('close', () => resolve())
  })
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.length).toBeGreaterThan(1)
  for (const { service } of lines) expect(service).toBe('agent-api')
})

it('only logs follow', async () => {
  const { status, err } = await otel(['status', '--follow', '--sandbox'])
  expect(status).toBe(2)
  expect(err).toContain('Only logs follow.')
})
