import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { makeOrigin } from './checkout.ts'
import { deploy } from './deploy.ts'
import { newFolder } from './folder.ts'
import { root } from './workflow.ts'

/** The real terminal for the deploy's record; verification, which needs an account, stays a stand-in. */
const halfReal = (): string => {
  const file = join(newFolder('otel'), 'otel.mjs')
  const [real, standIn] = [join(root, 'bin', 'otel.mjs'), join(root, 'test', 'workflow', 'stand-in.mjs')].map(
    (path) => pathToFileURL(path).href,
  )
  writeFileSync(file, `await import(process.argv[2] === 'deploys' ? '${real}' : '${standIn}')\n`)
  return file
}

test('the real terminal lets a team without the bot deploy, and says that there is no table', async () => {
  const ran = await deploy({ origin: makeOrigin(halfReal()) })
  expect(ran.jobs['deploy']?.result).toBe('success')
  expect(ran.log).toMatch(/^\| .*CHATOPS_TABLE/m)
  expect(ran.log).toContain('run-4711 is claimed by this run.')
  expect(ran.log).not.toContain('could not be closed')
  expect(ran.calls.filter(({ line }) => line.startsWith('otel deploys'))).toEqual([])
})

test('the real terminal takes every option that the workflow gives it', async () => {
  const ran = await deploy({
    origin: makeOrigin(halfReal()),
    event: 'workflow_dispatch',
    inputs: { deploy_id: '01JDW3Q9ZK4T7V0A1B2C3D4E5F' },
    first: [{ when: '^otel verify', status: 2 }],
  })
  expect(ran.log).toContain('01JDW3Q9ZK4T7V0A1B2C3D4E5F is claimed by this run.')
  expect(ran.log).not.toContain('could not be closed')
})
