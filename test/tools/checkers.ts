import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const python = join(repository, '.tools', 'checkers', 'bin')
const go = join(repository, '.tools', 'bin')

const missing = (program: string, name: string): string | undefined =>
  existsSync(program) ? undefined : `${name} is not installed: run test/tools/install.sh`

/** Why a checker cannot be run; undefined when it can. */
export const missingCheckers = {
  checkov: missing(join(python, 'checkov'), 'checkov'),
  zizmor: missing(join(python, 'zizmor'), 'zizmor'),
  shellcheck: missing(join(python, 'shellcheck'), 'shellcheck'),
  actionlint: missing(join(go, 'actionlint'), 'actionlint'),
}
export type Checker = keyof typeof missingCheckers

for (const reason of new Set(Object.values(missingCheckers)))
  if (reason) console.warn(`\n  SKIPPED: what needs a checker, because ${reason}\n`)

/** Something that a checker holds against a file or a resource. */
export type Finding = { tool: Checker; rule: string; subject: string; text: string }

/** Runs a checker in the repository; its exit status only says whether it found something, so its output is what counts. */
const output = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk
    })
    child.on('error', reject).on('close', (code) => {
      if (out.trim() === '' && code !== 0) reject(new Error(`${program} ended with ${code}:\n${err.slice(-3000)}`))
      else resolve(out)
    })
  })

const Report = z.object({
  results: z.object({
    failed_checks: z.array(
      z.object({ check_id: z.string(), check_name: z.string(), resource: z.string(), file_path: z.string() }),
    ),
    parsing_errors: z.array(z.string()).default([]),
  }),
  summary: z.object({ passed: z.number(), failed: z.number() }),
})
const Nothing = z.object({ passed: z.literal(0), failed: z.literal(0) })
const Reports = z.union([Report, Nothing, z.array(Report)])

export type Checked = { passed: number; findings: Finding[] }

const readReport = (report: z.infer<typeof Report>): Checked => {
  const broken = report.results.parsing_errors
  if (broken.length > 0) throw new Error(`checkov could not read ${broken.join(', ')}`)
  const findings = report.results.failed_checks.map((each) => ({
    tool: 'checkov' as const,
    rule: each.check_id,
    subject: each.resource === '' ? each.file_path : each.resource,
    text: each.check_name,
  }))
  return { passed: report.summary.passed, findings }
}

/** @returns how many rules passed and what failed; `where` is checkov's own, such as `-f plan.json --framework terraform_plan`. */
export const checkov = async (where: readonly string[]): Promise<Checked> => {
  const args = [...where, '--output', 'json', '--compact', '--quiet', '--skip-download']
  const parsed = Reports.parse(JSON.parse(await output(join(python, 'checkov'), args)))
  const reports = Array.isArray(parsed) ? parsed : 'results' in parsed ? [parsed] : []
  const all = reports.map(readReport)
  return { passed: all.reduce((sum, { passed }) => sum + passed, 0), findings: all.flatMap(({ findings }) => findings) }
}

const Audit = z.object({
  ident: z.string(),
  desc: z.string(),
  locations: z.array(z.object({ symbolic: z.object({ key: z.looseObject({}) }) })),
})

/** @returns what zizmor's sternest persona holds against workflows, without asking GitHub anything. */
export const zizmor = async (paths: readonly string[]): Promise<Finding[]> => {
  const args = ['--offline', '--no-progress', '--persona', 'auditor', '--format', 'json', ...paths]
  const audits = z.array(Audit).parse(JSON.parse(await output(join(python, 'zizmor'), args)))
  return audits.map(({ ident, desc, locations }) => {
    const path = /"given_path":"([^"]+)"/.exec(JSON.stringify(locations[0]?.symbolic.key))?.[1] ?? 'a workflow'
    return { tool: 'zizmor', rule: ident, subject: path, text: desc }
  })
}

const Comment = z.object({ file: z.string(), line: z.number(), code: z.number(), message: z.string() })

/** @returns what shellcheck holds against scripts, down to its notes on style; files that they read are looked into. */
export const shellcheck = async (files: readonly string[]): Promise<Finding[]> => {
  const args = ['--external-sources', '--source-path=SCRIPTDIR', '--format=json', ...files]
  const comments = z.array(Comment).parse(JSON.parse(await output(join(python, 'shellcheck'), args)))
  return comments.map(({ file, line, code, message }) => ({
    tool: 'shellcheck',
    rule: `SC${code}`,
    subject: file,
    text: `line ${line}: ${message}`,
  }))
}

const Lint = z.object({ filepath: z.string(), line: z.number(), kind: z.string(), message: z.string() })

/** @returns what actionlint holds against workflows, with shellcheck on their `run` steps where that is installed. */
export const actionlint = async (files: readonly string[]): Promise<Finding[]> => {
  const shell = join(python, 'shellcheck')
  const args = ['-format', '{{json .}}', '-shellcheck', existsSync(shell) ? shell : '', ...files]
  const lints = z.array(Lint).parse(JSON.parse((await output(join(go, 'actionlint'), args)) || '[]'))
  return lints.map(({ filepath, line, kind, message }) => ({
    tool: 'actionlint',
    rule: kind,
    subject: filepath,
    text: `line ${line}: ${message}`,
  }))
}

/** @returns a finding in one line. */
export const said = ({ tool, rule, subject, text }: Finding): string =>
  `${tool} ${rule} ${basename(subject) && subject}: ${text}`
