import type { Button, Card, Part, Row } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import type { FactName, FactValues } from '../diagnosis/facts/schemas.ts'
import { facts } from '../diagnosis/facts.ts'
import { knownOf } from '../diagnosis/gather.ts'
import type { NotChecked } from '../diagnosis/judge.ts'
import type { Proof } from '../diagnosis/proof.ts'
import type { Finding } from '../diagnosis/rank.ts'
import type { TroubleshootValue } from '../reads/troubleshoot.ts'
import { code, plain, type Rich, say } from '../rich.ts'
import type { FindingText } from '../words/finding-words.ts'
import type { FindingTexts } from '../words/findings.ts'
import type { Words } from '../words/words.ts'
import { cannot } from './failure.ts'
import { observationOf } from './verify.ts'

/** Pieces of proof, causes and changes that a phone shows without scrolling for ever; JSON has all. */
const mostProofs = 3
const mostFindings = 6
const mostChanges = 8

const textOf = (texts: FindingTexts, { cause }: Finding): FindingText => texts[cause.kind as keyof FindingTexts]

/** @returns the sentence for a piece of proof. */
const proofSentence = (proof: Proof, words: Words): Rich =>
  // Each entry takes its own kind; TypeScript cannot follow that through an index.
  (words.proofs[proof.kind] as (proof: Proof) => Rich)(proof)

/** @returns the path of a kind's page in the repository. */
export const pageOf = (kind: string, language: Words['language']): string =>
  `docs/findings/${kind}${language === 'en' ? '' : `.${language}`}.md`

const commandOf = (fact: FactName, { environment }: ViewContext, known: Partial<FactValues>): string =>
  facts[fact].command(environment, known)

const rowOf = (
  finding: Finding,
  number: number,
  { texts, known, context }: { texts: FindingTexts; known: Partial<FactValues>; context: ViewContext },
): Row => {
  const { words, environment, commands } = context
  const { cause, subject, values, confidence, proof } = finding
  const text = textOf(texts, finding)
  const title = words.troubleshoot.cause(number, text.title(subject, values), words.troubleshoot.confidence[confidence])
  const command = cause.command?.(finding, environment)
  const sources = [...new Set(proof.map(({ source }) => source))]
  return {
    mark: confidence === 'possible' ? 'warning' : 'failed',
    title,
    details: [
      ...proof.slice(0, commands ? proof.length : mostProofs).map((each) => proofSentence(each, words)),
      words.troubleshoot.means(text.means),
      words.troubleshoot.fix(text.fix(subject, values)),
      ...(command === undefined ? [] : [say`${code(command, 900)}`]),
      say`${code(pageOf(cause.kind, words.language))}`,
    ],
    ...(commands && { commands: sources.map((fact) => commandOf(fact, context, known)) }),
  }
}

const brokenHops = ({ found: { hops } }: TroubleshootValue) => hops.filter(({ status }) => status === 'failed')

const headline = (
  value: TroubleshootValue,
  { words, environment: { name } }: ViewContext,
): Pick<Card, 'mark' | 'headline'> => {
  const { found, texts } = value
  const [first, ...more] = found.findings
  if (first !== undefined) {
    const verdict = textOf(texts, first).title(first.subject, first.values)
    const mark = first.confidence === 'possible' ? 'warning' : 'failed'
    const { one, several } = words.troubleshoot
    return { mark, headline: more.length === 0 ? one(name, verdict) : several(name, verdict, more.length) }
  }
  const broken = brokenHops(value)
  if (broken.length > 0)
    return {
      mark: 'failed',
      headline: words.troubleshoot.unexplained(
        name,
        broken.map(({ id }) => words.hops[id]),
      ),
    }
  const unsure = found.notChecked.length > 0 || found.hops.some(({ status }) => status === 'unknown')
  return unsure
    ? { mark: 'unknown', headline: words.troubleshoot.unsure(name) }
    : { mark: 'passed', headline: words.troubleshoot.nothing(name, found.symptom) }
}

/** Where no cause is known, what is broken is all that can be said. */
const brokenRows = (value: TroubleshootValue, { words }: ViewContext): Row[] =>
  value.found.findings.length > 0
    ? []
    : brokenHops(value).map(({ id, judgements }) => ({
        mark: 'failed',
        title: [{ kind: 'text', text: words.hops[id], strong: true }],
        details: judgements.filter(({ status }) => status === 'failed').map(({ seen }) => observationOf(seen, words)),
      }))

const changedParts = ({ changed }: TroubleshootValue, { words }: ViewContext): Part[] => {
  if (changed === undefined) return [{ kind: 'note', text: words.changes.unknown }]
  const { since, changes } = changed
  if (changes.length === 0) return [{ kind: 'note', text: words.changes.none(since) }]
  const items = changes
    .slice(0, mostChanges)
    .map((change) => words.changes.changed(words.changes.subject(change), change))
  const more = changes.length - items.length
  return [
    { kind: 'text', text: words.changes.title(since) },
    { kind: 'list', items: more > 0 ? [...items, words.changes.more(more)] : items },
  ]
}

const notCheckedNotes = ({ found, leftOut, checked }: TroubleshootValue, { words }: ViewContext): Part[] => {
  const byFact = [...Map.groupBy(found.notChecked, ({ fact }: NotChecked) => fact)]
  const rows = byFact.flatMap(([fact, list]) =>
    list[0] === undefined
      ? []
      : [words.troubleshoot.notChecked(words.factNames[fact], cannot(list[0], words), list.length)],
  )
  const left = leftOut.length
  return [
    ...(rows.length > 0 ? [{ kind: 'list' as const, items: rows }] : []),
    {
      kind: 'note',
      text:
        left > 0
          ? say`${words.troubleshoot.checked(checked)} ${words.troubleshoot.leftOut(left)}`
          : words.troubleshoot.checked(checked),
    },
  ]
}

const buttons = (value: TroubleshootValue, { words, environment: { name }, line, commands }: ViewContext): Button[] => [
  { label: words.answers.again, does: 'run', line, primary: true },
  ...(value.found.findings.length === 0
    ? []
    : [{ label: words.answers.verify, does: 'run' as const, line: `verify ${name}` }]),
  ...(commands ? [] : [{ label: words.answers.showCommands, does: 'run' as const, line: `${line} --commands` }]),
  { label: words.answers.share, does: 'share' },
]

/** @returns the causes with proof and fix, what changed, and what could not be checked; the verdict first. */
export const troubleshootView = (value: TroubleshootValue, context: ViewContext): Card => {
  const { words } = context
  const { findings } = value.found
  const known = knownOf(value.found.facts)
  const shown = findings.slice(0, context.commands ? findings.length : mostFindings)
  const rows = shown.map((finding, index) => rowOf(finding, index + 1, { texts: value.texts, known, context }))
  const more = findings.length - shown.length
  return {
    ...headline(value, context),
    parts: [
      ...(rows.length > 0 ? [{ kind: 'rows' as const, rows }] : []),
      ...(more > 0 ? [{ kind: 'note' as const, text: words.verify.more(more) }] : []),
      ...(brokenRows(value, context).length > 0 ? [{ kind: 'rows' as const, rows: brokenRows(value, context) }] : []),
      ...changedParts(value, context),
      ...notCheckedNotes(value, context),
    ],
    buttons: buttons(value, context),
  }
}

/** @returns the answer as the JSON contract has it: all findings, changes and reasons. */
export const troubleshootInJson = (value: TroubleshootValue, context: ViewContext): Record<string, unknown> => {
  const { words, environment } = context
  const { found, changed, leftOut, checked, texts } = value
  const known = knownOf(found.facts)
  return {
    ...(found.symptom !== undefined && { symptom: found.symptom }),
    findings: found.findings.map((finding) => {
      const { cause, subject, values, confidence, proof } = finding
      const text = textOf(texts, finding)
      const command = cause.command?.(finding, environment)
      return {
        kind: cause.kind,
        confidence,
        subject,
        text: plain(text.title(subject, values)),
        evidence: proof.map((each) => ({
          text: plain(proofSentence(each, words)),
          source: each.source,
          ...(each.at !== undefined && { at: each.at.toISOString() }),
          command: commandOf(each.source, context, known),
        })),
        means: plain(text.means),
        fix: { text: plain(text.fix(subject, values)), ...(command !== undefined && { command }) },
        page: pageOf(cause.kind, words.language),
      }
    }),
    changed: (changed?.changes ?? []).map((change) => ({
      subject: plain(words.changes.subject(change)),
      ...(change.before !== undefined && { before: change.before }),
      ...(change.after !== undefined && { after: change.after }),
      ...(change.at !== undefined && { at: change.at.toISOString() }),
    })),
    ...(changed !== undefined && { changedSince: changed.since.toISOString() }),
    broken: brokenHops(value).map(({ id }) => id),
    checked,
    notChecked: [
      ...found.notChecked.map(({ cause, reason, detail }) => ({
        check: cause.kind,
        reason,
        ...(detail !== '' && { detail }),
      })),
      ...leftOut.map(({ name: check, reason }) => ({ check, reason })),
    ],
  }
}
