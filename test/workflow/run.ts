import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { git, type Origin } from './checkout.ts'
import { type Contexts, evaluate, filled, holds, type Standing, type Value } from './expression.ts'
import { newFolder } from './folder.ts'
import type { Job, Step, Workflow } from './workflow.ts'

export type Rule = {
  when: string
  out?: string
  error?: string
  status?: number
  times?: number
  reads?: boolean
  writes?: string
}

export type Setup = {
  origin: Origin
  commands: string
  rules: readonly Rule[]
  event?: 'push' | 'workflow_dispatch'
  ref?: string
  inputs?: Record<string, string>
  vars?: Record<string, string>
  secrets?: Record<string, string>
  /** Variables of the runner itself, such as how long to wait. */
  variables?: Record<string, string>
  /** Name of the step in which somebody cancels the run. */
  cancelIn?: string
}

type Done = { name: string; outcome: 'success' | 'failure' | 'cancelled' | 'skipped'; status?: number | null }
type JobResult = { result: 'success' | 'failure' | 'cancelled' | 'skipped'; steps: Done[] }
export type Ran = {
  runName: string
  group: string
  environment: string | undefined
  jobs: Record<string, JobResult>
  calls: { line: string; variables: Record<string, string> }[]
  credentials: Record<string, string>[]
  summary: string
  log: string
  place: string
}

const shell = (
  script: string,
  folder: string,
  env: Record<string, string>,
): Promise<{ status: number | null; log: string }> =>
  new Promise((resolve, reject) => {
    // As GitHub runs a step without `shell`. Source: workflow syntax, jobs.<job_id>.steps[*].shell.
    const child = spawn('bash', ['-e', '-c', script], { cwd: folder, env })
    let log = ''
    child.stdout.on('data', (chunk: Buffer) => (log += chunk))
    child.stderr.on('data', (chunk: Buffer) => (log += chunk))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, log }))
  })

/** @returns the lines `name=value` of a file that a step wrote; anything else in it fails. */
const assignments = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const at = line.indexOf('=')
        if (at < 1) throw new Error(`not name=value: ${line}`)
        return [line.slice(0, at), line.slice(at + 1)]
      }),
  )

const jsonLines = (file: string): Ran['calls'] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

/** Runs one workflow as GitHub would, job after job, its shell steps for real and its commands from stand-ins. */
export const runWorkflow = async (file: Workflow, setup: Setup): Promise<Ran> => {
  const { origin, commands, event = 'push', ref = 'refs/heads/main', variables = {}, cancelIn } = setup
  const place = newFolder('run')
  writeFileSync(join(place, 'rules.json'), JSON.stringify(setup.rules))
  const github = {
    event_name: event,
    ref,
    sha: origin.head,
    run_id: '4711',
    run_attempt: '1',
    actor: 'octocat',
    server_url: 'https://github.com',
    repository: 'team/agents',
    event: { repository: { default_branch: 'main' } },
  }
  const given = { github, inputs: setup.inputs ?? {}, vars: setup.vars ?? {} }
  const needs: Record<string, Value> = {}
  const ran: Ran = {
    runName: filled(file['run-name'] ?? '', given),
    group: filled(file.concurrency.group, given),
    environment: undefined,
    jobs: {},
    calls: [],
    credentials: [],
    summary: '',
    log: '',
    place,
  }

  const use = (step: Step, workspace: string, contexts: Contexts): void => {
    const [action = ''] = (step.uses ?? '').split('@')
    const inputs = Object.fromEntries(Object.entries(step.with).map(([key, value]) => [key, filled(value, contexts)]))
    if (action === 'actions/checkout') {
      if (inputs['fetch-depth'] !== '0') throw new Error('the ancestor check needs the whole history')
      git(place, 'clone', '--quiet', origin.folder, workspace)
      git(workspace, 'checkout', '--quiet', '--detach', origin.head)
    } else if (action === 'aws-actions/configure-aws-credentials') ran.credentials.push(inputs)
    else if (!['actions/setup-node', 'hashicorp/setup-terraform'].includes(action))
      throw new Error(`no action ${action}`)
  }

  const runStep = async (step: Step, workspace: string, contexts: Contexts, own: Record<string, string>) => {
    if (step.uses !== undefined) {
      use(step, workspace, contexts)
      return { status: 0, outputs: {} }
    }
    const files = { GITHUB_OUTPUT: 'output', GITHUB_ENV: 'env', GITHUB_STEP_SUMMARY: 'summary', GITHUB_PATH: 'path' }
    const paths = Object.fromEntries(Object.entries(files).map(([key, name]) => [key, join(place, name)]))
    for (const path of Object.values(paths)) writeFileSync(path, '')
    const { status, log } = await shell(step.run ?? '', workspace, {
      PATH: `${commands}:${process.env['PATH'] ?? ''}`,
      HOME: place,
      LANG: 'C.UTF-8',
      RUNNER_TEMP: join(place, workspaceTemp(workspace)),
      GITHUB_WORKSPACE: workspace,
      STAND_IN: place,
      POLL_SECONDS: '0.01',
      ...variables,
      ...paths,
      ...own,
    })
    ran.log += log
    ran.summary += readFileSync(join(place, 'summary'), 'utf8')
    if (readFileSync(join(place, 'env'), 'utf8') !== '') throw new Error('a step wrote to GITHUB_ENV')
    return { status, outputs: assignments(join(place, 'output')) }
  }
  const workspaceTemp = (workspace: string): string => `${workspace.split('/').at(-1)}-temp`

  const runJob = async (name: string, job: Job): Promise<void> => {
    if (!holds(job.if, { ...given, needs }, 'success') || Object.values(needs).some((each) => !succeeded(each))) {
      ran.jobs[name] = { result: 'skipped', steps: [] }
      return
    }
    const secrets = setup.secrets ?? {}
    const workspace = join(place, name)
    mkdirSync(join(place, workspaceTemp(workspace)))
    if (job.environment !== undefined) ran.environment = filled(job.environment.name, { ...given, needs })
    const jobContexts = { ...given, needs, secrets }
    const env = Object.fromEntries(Object.entries(job.env).map(([key, value]) => [key, filled(value, jobContexts)]))
    const steps: Record<string, Value> = {}
    const done: Done[] = []
    let standing: Standing = 'success'

    for (const step of job.steps) {
      const label = step.name ?? step.uses?.split('@')[0] ?? ''
      if (label === cancelIn) standing = 'cancelled'
      const contexts = { ...jobContexts, env, steps, job: { status: standing } }
      if (label === cancelIn || !holds(step.if, { ...contexts, secrets: {} }, standing)) {
        const outcome = label === cancelIn ? 'cancelled' : 'skipped'
        done.push({ name: label, outcome })
        if (step.id !== undefined) steps[step.id] = { outcome, outputs: {} }
        continue
      }
      const own = Object.fromEntries(Object.entries(step.env).map(([key, value]) => [key, filled(value, contexts)]))
      const { status, outputs } = await runStep(step, workspace, contexts, { ...env, ...own })
      const outcome = status === 0 ? 'success' : 'failure'
      if (outcome === 'failure' && standing === 'success') standing = 'failure'
      done.push({ name: label, outcome, status })
      if (step.id !== undefined) steps[step.id] = { outcome, outputs }
    }
    ran.jobs[name] = { result: standing, steps: done }
    const outputs = Object.fromEntries(
      Object.entries(job.outputs).map(([key, value]) => [key, filled(value, { ...jobContexts, steps })]),
    )
    needs[name] = { result: standing, outputs }
  }
  const succeeded = (need: Value): boolean => evaluate('n.result', { n: need }) === 'success'

  for (const [name, job] of Object.entries(file.jobs)) await runJob(name, job)
  ran.calls = jsonLines(join(place, 'calls.jsonl'))
  return ran
}
