// What the steps of the deploy job that are written in JavaScript share with step.sh: how a step speaks and ends.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { env } = process
const work = join(env.RUNNER_TEMP ?? '.', 'deploy')

/** @returns the path of a file that steps of this run hand on. */
export const file = (name) => {
  mkdirSync(work, { recursive: true })
  return join(work, name)
}

/** @returns the JSON of such a file, or undefined where no step got as far as writing it. */
export const read = (name) => (existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined)

export const say = (text) => void process.stdout.write(`${text}\n`)

/** A line on the run's page: `error`, `warning` or `notice`. Text cannot end the line or begin another command. */
export const annotate = (kind, text) =>
  say(`::${kind}::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`)

export const output = (name, value) => appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`)

/** Ends the step and the deploy. @param reason what the deploy's record says */
export const stop = (reason, text) => {
  writeFileSync(file('reason'), `${reason}\n`)
  annotate('error', text)
  process.exit(1)
}

const spawned = (command, args, options) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  })
  return { status, text: stdout ?? '', said: stderr ?? '' }
}

/** @returns how a command ended and what it printed; its standard error goes on to the log. */
export const run = (command, args) => spawned(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })

/** A variable that the repository does not set is an empty text in a workflow; for the terminal it is then not there. */
const withoutEmpty = (variables) => Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))

/**
 * @returns how the terminal ended, its JSON answer, or none where it printed none, and its sentences in one line. They go
 * to the log too, behind a sign: a line that began with two colons would be a command to the runner.
 */
export const otel = (args, variables = {}) => {
  const script = join(env.GITHUB_WORKSPACE, 'bin', 'otel.mjs')
  const given = withoutEmpty({ ...variables, ...withoutEmpty(env) })
  const { status, text, said } = spawned(process.execPath, [script, ...args], { env: given })
  const lines = said.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  for (const line of lines) say(`| ${line}`)
  const ended = { status, answer: undefined, said: lines.join(' ') }
  try {
    return { ...ended, answer: JSON.parse(text) }
  } catch {
    return ended
  }
}

export const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
