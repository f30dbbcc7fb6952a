#!/usr/bin/env node
// Starts the terminal with the Node that the project brings; plain JavaScript, so that any Node can read it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const major = Number(process.versions.node.split('.')[0])
const script = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))

if (major >= 24) {
  await import('../src/cli.ts')
} else if (existsSync(own)) {
  const { status, signal } = spawnSync(own, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (signal) process.kill(process.pid, signal)
  process.exit(status ?? 1)
} else {
  process.stderr.write(`otel needs Node 24; this is ${process.versions.node}, and "npm ci" has not brought its own.\n`)
  process.exit(2)
}
