import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, type Step, textOf, workflow, workflowNames } from './workflow.ts'

const files = workflowNames.map((name) => ({ name, text: textOf(name), parsed: workflow(name) }))
const jobs = files.flatMap(({ name, parsed }) => Object.entries(parsed.jobs).map(([id, job]) => ({ name, id, job })))
const steps = jobs.flatMap(({ name, id, job }) => job.steps.map((step) => ({ name, id, step })))
const deploy = workflow('deploy.yml')

const namesAfter = (prefix: string, text: string): Set<string> =>
  new Set([...text.matchAll(new RegExp(`\\b${prefix}\\.([A-Z][A-Z_]*)`, 'g'))].map(([, name = '']) => name))

describe('every workflow', () => {
  test('the expected ones are there', () => {
    expect(workflowNames.toSorted()).toEqual(['ci.yml', 'deploy.yml'])
  })

  test('no expression is written into a shell', () => {
    for (const { step } of steps) expect(step.run ?? '').not.toContain('${'.concat('{'))
  })

  test('each action is pinned by a commit, with its version beside it, the same one everywhere', () => {
    const pins = new Map<string, string>()
    for (const { text } of files)
      for (const line of text.split('\n').filter((each) => /\buses:/.test(each))) {
        const [, action = '', pin = ''] = /uses: ([\w.-]+\/[\w.-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$/.exec(line) ?? []
        expect(pin, line).not.toBe('')
        expect(pins.get(action) ?? pin).toBe(pin)
        pins.set(action, pin)
      }
  })

  test('nothing is allowed but what a job says, and only the deploy may ask for a token', () => {
    for (const { parsed } of files) expect(parsed.permissions).toEqual({})
    for (const { name, id, job } of jobs)
      expect(job.permissions, `${name} ${id}`).toEqual(
        name === 'deploy.yml' && id === 'deploy' ? { contents: 'read', 'id-token': 'write' } : { contents: 'read' },
      )
  })

  test('no checkout leaves its credentials behind', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts).not.toEqual([])
    for (const { step } of checkouts) expect(step.with['persist-credentials']).toBe('false')
  })

  test('each job has an end in time, on a runner with a version', () => {
    for (const { job } of jobs) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
      expect(job['runs-on']).toBe('ubuntu-24.04')
    }
  })

  test('packages are installed without their scripts where a secret is near', () => {
    const installs = Object.values(deploy.jobs).flatMap((job) => job.steps.filter(({ run }) => run?.includes('npm ')))
    expect(installs.map(({ run }) => run)).toEqual(['npm ci --ignore-scripts --omit=dev --no-audit --no-fund'])
  })
})

describe('the deploy workflow', () => {
  test('one deploy at a time in an environment; the others wait, and none is cancelled', () => {
    expect(deploy.concurrency['cancel-in-progress']).toBe(false)
    expect(deploy.concurrency.queue).toBe('max')
    expect(deploy.concurrency.group).toContain('inputs.environment')
  })

  test('the run’s name carries the id of the deploy', () => {
    expect(deploy['run-name']).toContain('inputs.deploy_id')
  })

  test('it starts on a push to main and on dispatch with the three inputs of the bot, and on nothing else', () => {
    const on = deploy.on as { push: unknown; workflow_dispatch: { inputs: object } }
    expect(Object.keys(on).toSorted()).toEqual(['push', 'workflow_dispatch'])
    expect(on.push).toEqual({ branches: ['main'] })
    expect(Object.keys(on.workflow_dispatch.inputs)).toEqual(['deploy_id', 'sha', 'environment'])
  })

  test('what somebody wrote is used in no job before it is checked', () => {
    const { deploy: job } = deploy.jobs
    expect(JSON.stringify(job)).not.toContain('inputs.')
    expect(job?.needs).toBe('request')
    expect(job?.environment?.name).toBe('${'.concat('{ needs.request.outputs.environment }}'))
  })

  test('after the claim every step asks whether the deploy is this run’s', () => {
    const all = deploy.jobs['deploy']?.steps ?? []
    const claim = all.findIndex(({ id }) => id === 'claim')
    expect(claim).toBeGreaterThan(0)
    for (const step of all.slice(claim + 1))
      expect(step.if, step.name).toContain("steps.claim.outputs.claimed == 'true'")
    const before = all.slice(0, claim).map((step: Step) => step.uses?.split('@')[0] ?? step.name)
    expect(before).toEqual([
      'actions/checkout',
      'actions/setup-node',
      'Install the terminal',
      'aws-actions/configure-aws-credentials',
      'aws-actions/configure-aws-credentials',
    ])
    expect(all.at(-1)?.if).toBe("always() && steps.claim.outputs.claimed == 'true'")
    expect(all.at(-1)?.run).toContain('end.mjs')
  })

  test('a secret is in the environment of the steps that need it, and in no job’s', () => {
    for (const job of Object.values(deploy.jobs))
      for (const [name, value] of Object.entries(job.env))
        if (value.includes('secrets.')) expect([name, value]).toEqual(['STATIC_KEYS', expect.stringContaining("!= ''")])
  })

  test.each(['docs/deploying.md', 'docs/deploying.zh-CN.md'])('%s lists exactly its secrets and variables', (page) => {
    const rows = readFileSync(join(root, page), 'utf8').matchAll(/^\| `([A-Z_]+)` \| (secret|variable)/gm)
    const listed = [...rows].map(([, name = '', kind = '']) => ({ name, kind }))
    const of = (kind: string) => listed.filter((row) => row.kind === kind).map(({ name }) => name)
    const text = textOf('deploy.yml')
    expect(of('secret').toSorted()).toEqual([...namesAfter('secrets', text)].toSorted())
    expect(of('variable').toSorted()).toEqual([...namesAfter('vars', text)].toSorted())
  })

  test('each script is used, and each that is used is there', () => {
    const scripts = readdirSync(join(root, '.github', 'scripts'))
    const texts = [
      ...files.map(({ text }) => text),
      ...scripts.map((name) => readFileSync(join(root, '.github', 'scripts', name), 'utf8')),
    ]
    for (const name of scripts)
      expect(
        texts.some((text) => text.includes(`/${name}`)),
        name,
      ).toBe(true)
    const named = steps.flatMap(({ step }) =>
      [...(step.run ?? '').matchAll(/scripts\/([\w.-]+)/g)].map(([, name]) => name),
    )
    for (const name of named) expect(scripts).toContain(name)
  })
})
