#!/usr/bin/env node
// Stands in for a command. Writes down each call, and answers from a file by the first rule whose pattern matches the
// arguments; a call that no rule knows fails. Rules with `times` answer so often and are then passed over.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const place = process.env.STAND_IN
const name = basename(process.argv[1]).replace(/\.mjs$/, '')
const args = process.argv.slice(2)
const line = [name, ...args].join(' ')
const seen = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => /^(TF_VAR_|CHATOPS_|AWS_REGION$)/.test(key)),
)

const rules = JSON.parse(readFileSync(join(place, 'rules.json'), 'utf8'))
const calls = join(place, 'calls.jsonl')
// Two commands of one pipe run at once, so calls are only ever appended.
const before = existsSync(calls)
  ? readFileSync(calls, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((each) => JSON.parse(each))
  : []
const index = rules.findIndex(
  ({ when, times = Number.POSITIVE_INFINITY }, at) =>
    new RegExp(when).test(line) && before.filter((call) => call.rule === at).length < times,
)
const rule = rules[index]
appendFileSync(calls, `${JSON.stringify({ line, variables: seen, rule: index })}\n`)
if (rule === undefined) {
  process.stderr.write(`no stand-in for: ${line}\n`)
  process.exit(97)
}
if (rule.reads) readFileSync(0)
if (rule.writes) writeFileSync(args.find((arg) => arg.startsWith(rule.writes)).slice(rule.writes.length), 'plan')
process.stderr.write(rule.error ?? '')
process.stdout.write(rule.out ?? '')
process.exitCode = rule.status ?? 0
