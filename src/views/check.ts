import type { Card, Row } from '../card.ts'
import type { Outcome } from '../result.ts'
import { code, plain, type Rich, say } from '../rich.ts'
import type { Checked, Problem } from '../terraform/check.ts'
import type { FindingTexts } from '../words/findings.ts'
import type { CheckWords } from '../words/verbs.ts'
import type { Words } from '../words/words.ts'
import { pageOf } from './troubleshoot.ts'
import { observationOf } from './verify.ts'

export type CheckContext = { words: Words; check: CheckWords; texts: FindingTexts }

const rightSentence = (
  { right: { role, action, exporter, group, decision } }: Extract<Problem, { kind: 'right' }>,
  isNew: boolean,
  { check }: CheckContext,
): Rich => {
  const text = decision === 'explicit_deny' ? check.denied : isNew ? check.taken : check.implicit
  return say`${text(role, action, exporter)}${group === undefined ? [] : check.onGroup(group)}`
}

/** @returns the sentence for a problem; `wasGood` when the plan itself brings it about in something that exists. */
const problemSentence = (problem: Problem, wasGood: boolean, context: CheckContext): Rich => {
  const { words, check, texts } = context
  if (problem.kind === 'right') return rightSentence(problem, wasGood, context)
  if (problem.kind === 'alarmNamespace')
    return check.alarmNamespace(problem.alarm, problem.namespace, problem.exporters)
  if (problem.kind === 'dashboardNamespace')
    return check.dashboardNamespace(problem.dashboard, problem.namespace, problem.exporters)
  if (problem.kind === 'alarmSilent') return check.alarmSilent(problem.alarm)
  if (problem.kind === 'collectorGone') return check.collectorGone
  if (problem.kind === 'observed') {
    const { seen } = problem
    return wasGood && seen.kind === 'variableMissing'
      ? check.variablesLost(seen.service, seen.variables)
      : observationOf(seen, words)
  }
  const { cause, subject, values } = problem.finding
  return texts[cause.kind as keyof FindingTexts].title(subject, values)
}

const causeDetails = (problem: Problem, { check, words, texts }: CheckContext): Rich[] => {
  if (problem.kind !== 'cause') return []
  const { cause, subject, values } = problem.finding
  const text = texts[cause.kind as keyof FindingTexts]
  return [check.fix(text.fix(subject, values)), say`${code(pageOf(cause.kind, words.language))}`]
}

const groups = ['broken', 'standing', 'mended'] as const
type Group = (typeof groups)[number]

const marks = { broken: 'failed', standing: 'warning', mended: 'passed' } as const

/** @returns how a check ends: only what the plan itself breaks is a finding. */
export const checkOutcome = ({ broken, unknown, isEmpty }: Checked): Outcome =>
  broken.length > 0 ? 'findings' : unknown.length > 0 || isEmpty ? 'unknown' : 'passed'

const headline = (checked: Checked, { check }: CheckContext): Rich => {
  if (checked.broken.length > 0) return check.broken(checked.broken.length)
  if (checked.isEmpty) return check.empty
  return checked.unknown.length > 0 ? check.unsure : check.passed
}

const rowsOf = (group: Group, checked: Checked, context: CheckContext): Row[] =>
  checked[group].map((problem) => ({
    mark: marks[group],
    title: problemSentence(problem, group === 'broken' && checked.existed, context),
    details: [
      ...(problem.address === undefined ? [] : [context.check.at(problem.address)]),
      ...(group === 'mended' ? [] : causeDetails(problem, context)),
    ],
  }))

/** @returns what a plan breaks, leaves broken and mends; the verdict first. */
export const checkView = (checked: Checked, context: CheckContext): Card => {
  const { titles } = context.check
  const outcome = checkOutcome(checked)
  const parts = groups.flatMap((group): Card['parts'] => {
    const rows = rowsOf(group, checked, context)
    return rows.length === 0
      ? []
      : [
          { kind: 'text', text: say`${titles[group]}` },
          { kind: 'rows', rows },
        ]
  })
  const unknown: Card['parts'] =
    checked.unknown.length === 0
      ? []
      : [
          { kind: 'text', text: say`${titles.unknown}` },
          { kind: 'list', items: checked.unknown.map((each) => say`${code(each)}`) },
        ]
  const mark = outcome === 'findings' ? 'failed' : outcome === 'unknown' ? 'unknown' : 'passed'
  return { mark, headline: headline(checked, context), parts: [...parts, ...unknown] }
}

const kindOf = (problem: Problem): string =>
  problem.kind === 'cause'
    ? String(problem.finding.cause.kind)
    : problem.kind === 'observed'
      ? problem.seen.kind
      : problem.kind

/** @returns the same as JSON. */
export const checkInJson = (checked: Checked, context: CheckContext): Record<string, unknown> => ({
  schemaVersion: 1,
  command: 'check',
  outcome: checkOutcome(checked),
  answer: plain(headline(checked, context)),
  ...Object.fromEntries(
    groups.map((group) => [
      group,
      checked[group].map((problem) => ({
        kind: kindOf(problem),
        text: plain(problemSentence(problem, group === 'broken' && checked.existed, context)),
        ...(problem.address !== undefined && { address: problem.address }),
        ...(problem.kind === 'cause' && {
          confidence: problem.finding.confidence,
          page: pageOf(String(problem.finding.cause.kind), context.words.language),
        }),
      })),
    ]),
  ),
  unknown: checked.unknown,
})
