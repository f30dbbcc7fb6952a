import type { Button, Card, Mark, Row } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import type { FactName, FactValues } from '../diagnosis/facts/schemas.ts'
import { facts } from '../diagnosis/facts.ts'
import type { Hop, Judgement, Observation } from '../diagnosis/findings.ts'
import { knownOf } from '../diagnosis/gather.ts'
import type { Environment } from '../environment.ts'
import type { Explained } from '../reads/explained.ts'
import { plain, type Rich, say, strong } from '../rich.ts'
import type { FindingTexts } from '../words/findings.ts'
import type { Words } from '../words/words.ts'
import { cannot } from './failure.ts'

/** Details of one hop that a phone shows without scrolling past the next one. */
const mostDetails = 7

/** @returns the sentence for what a check saw. */
export const observationOf = (seen: Observation, words: Words): Rich =>
  // Each entry takes its own kind; TypeScript cannot follow that through an index.
  (words.observations[seen.kind] as (seen: Observation) => Rich)(seen)

const urgency: Record<Judgement['status'], number> = { failed: 0, settling: 1, unknown: 2, warning: 3, passed: 4 }

const missingSentence = ({ fact, reason, detail }: Hop['missing'][number], words: Words): Rich =>
  words.verify.missing(words.factNames[fact], cannot({ reason, detail }, words))

type Causes = Pick<Explained, 'causes' | 'texts'>

/** Why a hop is red, as troubleshoot says it. */
const causeSentences = (id: Hop['id'], { causes, texts }: Causes, words: Words) =>
  causes.flatMap((finding) => {
    const { cause, subject, values, confidence, proof } = finding
    const text = texts?.[cause.kind as keyof FindingTexts]
    if (cause.hop !== id || text === undefined) return []
    const title = text.title(subject, values)
    return [
      { kind: String(cause.kind), text: words.verify.cause(title, words.troubleshoot.confidence[confidence]), proof },
    ]
  })

const detailsOf = (hop: Hop, words: Words, all: boolean, why: Causes): Rich[] => {
  const judged = hop.judgements
    .toSorted((one, other) => urgency[one.status] - urgency[other.status])
    .map(({ seen }) => observationOf(seen, words))
  const reasons = causeSentences(hop.id, why, words).map(({ text }) => text)
  const seen = [...reasons, ...hop.missing.map((missing) => missingSentence(missing, words)), ...judged]
  const settles = hop.settlesAt === undefined ? [] : [words.verify.settlesAt(hop.settlesAt)]
  const rest = seen.length - mostDetails
  if (all || hop.status === 'passed' || rest <= 1) return [...settles, ...seen]
  return [...settles, ...seen.slice(0, mostDetails), words.verify.more(rest)]
}

const sourcesOf = (hop: Hop): FactName[] => [
  ...new Set([...hop.missing.map(({ fact }) => fact), ...hop.judgements.map(({ source }) => source)]),
]

const rowOf = (
  hop: Hop,
  known: Partial<FactValues>,
  { words, environment, commands, why }: ViewContext & { why: Causes },
): Row => {
  const { id, status: mark } = hop
  const name = strong(words.hops[id])
  const details = detailsOf(hop, words, commands, why)
  const [first, ...rest] = details
  // A green hop is one line: what it is green for. Its other evidence is a press of a button away.
  if (mark === 'passed' && !commands && first !== undefined)
    return { mark, title: words.verify.green(name, first, rest.length) }
  return {
    mark,
    title: [name],
    details,
    ...(commands && { commands: sourcesOf(hop).map((fact) => facts[fact].command(environment, known)) }),
  }
}

const headline = (hops: readonly Hop[], { words, environment: { name } }: ViewContext): { mark: Mark; text: Rich } => {
  const named = (status: Hop['status']) => hops.filter((hop) => hop.status === status).map(({ id }) => words.hops[id])
  const [failed, unknown, settling, warning] = [named('failed'), named('unknown'), named('settling'), named('warning')]
  const alsoSettling = settling.length > 0 ? words.verify.alsoSettling(settling) : []
  if (failed.length > 0) {
    const also = unknown.length > 0 ? words.verify.alsoUnknown(unknown) : []
    return { mark: 'failed', text: say`${words.verify.failed(name, failed)}${also}${alsoSettling}` }
  }
  if (unknown.length > 0) return { mark: 'unknown', text: say`${words.verify.unknown(name, unknown)}${alsoSettling}` }
  if (settling.length > 0) return { mark: 'settling', text: words.verify.settling(name, settling) }
  if (warning.length > 0) return { mark: 'warning', text: words.verify.warned(name, warning) }
  const passed = named('passed').length
  return passed === 0
    ? { mark: 'unknown', text: words.verify.nothingAsked }
    : { mark: 'passed', text: words.verify.flows(name, passed) }
}

const buttons = (hops: readonly Hop[], { words, environment: { name }, line, commands }: ViewContext): Button[] => {
  const red = (id: Hop['id']) =>
    hops.some((hop) => hop.id === id && hop.status !== 'passed' && hop.status !== 'skipped')
  return [
    { label: words.answers.again, does: 'run', line, primary: true },
    ...(red('backends') || red('exporting')
      ? [{ label: words.answers.logs, does: 'run' as const, line: `logs ${name} --level error --last 1h` }]
      : []),
    ...(hops.some(({ status }) => status === 'failed')
      ? [{ label: words.answers.troubleshoot, does: 'run' as const, line: `troubleshoot ${name}` }]
      : []),
    ...(red('watching') ? [{ label: words.answers.alarms, does: 'run' as const, line: `alarms ${name}` }] : []),
    ...(commands ? [] : [{ label: words.answers.showCommands, does: 'run' as const, line: `${line} --commands` }]),
    { label: words.answers.share, does: 'share' },
  ]
}

/** Hops that nobody looked at share a row for each reason: they are no news. */
const skippedRows = (hops: readonly Hop[], { words }: ViewContext): Row[] =>
  [...Map.groupBy(hops, ({ reason = 'not_asked' }) => reason)].map(([reason, group]) => ({
    mark: 'skipped',
    title: words.verify.skipped(
      group.map(({ id }) => words.hops[id]),
      words.reasons[reason],
    ),
  }))

/** @returns the hops as rows, the verdict first. */
export const verifyView = ({ hops, facts: gathered, causes, texts }: Explained, context: ViewContext): Card => {
  const known = knownOf(gathered)
  const { mark, text } = headline(hops, context)
  const [seen, rest] = [
    hops.filter(({ status }) => status !== 'skipped'),
    hops.filter(({ status }) => status === 'skipped'),
  ]
  return {
    mark,
    headline: text,
    parts: [
      {
        kind: 'rows',
        rows: [
          ...seen.map((hop) =>
            rowOf(hop, known, { ...context, why: { causes, ...(texts !== undefined && { texts }) } }),
          ),
          ...skippedRows(rest, context),
        ],
      },
    ],
    buttons: buttons(hops, context),
  }
}

/** @returns the hops as the JSON contract has them; a fact that could not be had is evidence too. */
export const hopsInJson = (
  { hops, facts: gathered, causes, texts }: Explained,
  words: Words,
  environment: Environment,
) => {
  const known = knownOf(gathered)
  return hops.map(({ id, status, reason, settlesAt, judgements, missing }) => ({
    id,
    status,
    ...(reason !== undefined && { reason }),
    ...(settlesAt !== undefined && { settlesAt: settlesAt.toISOString() }),
    evidence: [
      ...causeSentences(id, { causes, ...(texts !== undefined && { texts }) }, words).map(
        ({ kind, text, proof: [first] }) => ({
          text: plain(text),
          kind,
          source: first.source,
          ...(first.at !== undefined && { at: first.at.toISOString() }),
          command: facts[first.source].command(environment, known),
        }),
      ),
      ...missing.map((each) => ({
        text: plain(missingSentence(each, words)),
        source: each.fact,
        command: facts[each.fact].command(environment, known),
      })),
      ...judgements.map(({ seen, source, at, status: judged }) => ({
        text: plain(observationOf(seen, words)),
        kind: seen.kind,
        status: judged,
        source,
        ...(at !== undefined && { at: at.toISOString() }),
        command: facts[source].command(environment, known),
      })),
    ],
  }))
}
